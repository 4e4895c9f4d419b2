package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TypedFault;
import energy.wattle.trading.TypedOrder;
import energy.wattle.trading.TypedOrder.Field;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Typed lines become curves, and faults find their way back to the fields. */
class OrderSheetTest {

    private static final Interval NOON = new Interval(Instant.parse("2024-06-03T10:00:00Z"));

    @Test
    void linesOfAnIntervalSideAndClassAreTheStepsOfOneCurve() {
        OrderSheet sheet = OrderSheet.of(List.of(
                sale("RENEWABLE", "1", "0.10"),
                sale("CONVENTIONAL", "2", "0.30"),
                sale("RENEWABLE", "3", "0.20"),
                sale("", "", "")));
        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.orders()).isEqualTo(3);
        assertThat(sheet.curves())
                .containsExactly(
                        new DeclaredCurve.Sell(
                                NOON,
                                Optional.of(EnergySource.RENEWABLE),
                                List.of(step(1_000, 100_000), step(3_000, 200_000))),
                        new DeclaredCurve.Sell(
                                NOON, Optional.of(EnergySource.CONVENTIONAL), List.of(step(2_000, 300_000))));
    }

    @Test
    void allThatCannotBeReadIsToldAtOnceBesideItsField() {
        OrderSheet sheet = OrderSheet.of(List.of(
                new TypedOrder(NOON, "sideways", "", "1", "0.10"),
                sale("sunny", "1,5", ""),
                sale("RENEWABLE", "1", "0.10")));
        assertThat(sheet.faults())
                .extracting(TypedFault::line, TypedFault::field)
                .containsExactly(
                        tuple(0, Field.SIDE), tuple(1, Field.SOURCE), tuple(1, Field.QUANTITY), tuple(1, Field.PRICE));
    }

    @Test
    void aFaultOfAStepIsToldAtTheLineOfThatStepAndClass() {
        OrderSheet sheet = OrderSheet.of(List.of(
                sale("CONVENTIONAL", "1", "0.10"),
                sale("RENEWABLE", "1", "0.20"),
                sale("CONVENTIONAL", "1", "0.30"),
                sale("RENEWABLE", "1", "0.15")));
        DeclarationFault falls =
                new DeclarationFault.PricesNotMonotone(NOON, Side.SELL, 2, new Price(150_000), new Price(200_000));
        assertThat(sheet.locate(falls))
                .get()
                .extracting(TypedFault::line, TypedFault::field)
                .containsExactly(3, Field.PRICE);
        assertThat(sheet.locate(new DeclarationFault.NoOrders())).isEmpty();
    }

    @Test
    void aFormStartsFromTheForecastLessWhatIsTraded() {
        Interval next = new Interval(NOON.end());
        Interval last = new Interval(next.end());
        List<TypedOrder> lines = OpeningLines.of(
                List.of(NOON, next, last),
                Map.of(NOON, new WattHours(5_000), next, new WattHours(-2_000)),
                Map.of(NOON, new TradedEnergy(new WattHours(1_500), WattHours.ZERO, WattHours.ZERO)),
                EnergySource.RENEWABLE,
                Optional.of(new Price(123_400)));
        assertThat(lines)
                .containsExactly(
                        new TypedOrder(NOON, "SELL", "RENEWABLE", "3.500", "0.1234"),
                        new TypedOrder(next, "BUY", "", "2.000", "0.1234"),
                        new TypedOrder(last, "", "", "", ""));
    }

    private static TypedOrder sale(String source, String quantity, String price) {
        return new TypedOrder(NOON, "SELL", source, quantity, price);
    }

    private static DeclaredStep step(long wattHours, long micros) {
        return new DeclaredStep(new WattHours(wattHours), new Price(micros));
    }
}
