package energy.wattle.trading.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.WorkbenchOutcome;
import energy.wattle.trading.WorkbenchOutcome.Cleared;
import energy.wattle.trading.WorkbenchOutcome.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbenchServiceTest {

    private static final String HEADER = "order_id,participant_id,source,side,interval_start,quantity_kwh,price\n";

    private final ClearingWorkbench workbench = new WorkbenchService();

    @Test
    void theSampleStartsWithWorkedExample1() {
        assertThat(workbench.clearSample())
                .asInstanceOf(type(Cleared.class))
                .satisfies(cleared -> assertThat(cleared.tradesCsv()).startsWith("""
                                interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                                2024-06-03T12:00+02:00,PV-a,x,sunny-farm,bakery,10.000,0.450000
                                2024-06-03T12:00+02:00,gas-c,x,mill-turbine,bakery,2.000,0.425000
                                2024-06-03T12:00+02:00,gas-c,y,mill-turbine,school,6.000,0.385000
                                """));
    }

    @Test
    void aFileWithoutOrdersIsRefused() {
        assertThat(problemsOf(clear(HEADER))).containsExactly("has a header and no orders; add a row for each order");
    }

    @Test
    void aFileAboveTheLimitIsRefusedWithoutBeingReadToItsEnd() {
        InputStream endless = new SequenceInputStream(text(HEADER), new InputStream() {
            @Override
            public int read() {
                return '\n';
            }
        });

        assertThat(problemsOf(workbench.clear("big.csv", endless)))
                .containsExactly("is larger than 20 MiB; split it by interval");
    }

    private WorkbenchOutcome clear(String orders) {
        return workbench.clear("orders.csv", text(orders));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problemsOf(WorkbenchOutcome outcome) {
        return assertThat(outcome).asInstanceOf(type(Refused.class)).actual().faults().stream()
                .map(fault -> fault.problem().english())
                .toList();
    }
}
