package energy.wattle.trading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastedCellsTest {

    private static final Interval NOON = new Interval(Instant.parse("2024-06-03T10:00:00Z"));
    private static final TypedOrder BLANK = new TypedOrder(NOON, "", "", "", "");

    @Test
    void rowsAndColumnsGoWhereTheCursorWasAndWordsBecomeChoices() {
        List<TypedOrder> pasted = PastedCells.of("Sell\tRenewable\t1.5\t0.20\n买\t\t2\t0.30\n")
                .into(List.of(BLANK, BLANK, BLANK), 1, TypedOrder.Field.SIDE);
        assertThat(pasted)
                .containsExactly(
                        BLANK,
                        new TypedOrder(NOON, "SELL", "RENEWABLE", "1.5", "0.20"),
                        new TypedOrder(NOON, "BUY", "", "2", "0.30"));
    }

    @Test
    void whatHasNoPlaceIsLeftOutAndTheRestOfALineStays() {
        TypedOrder typed = new TypedOrder(NOON, "SELL", "RENEWABLE", "1", "0.20");
        assertThat(PastedCells.of("0.25\t9\r\n0.30\r\n0.35").into(List.of(typed, typed), 0, TypedOrder.Field.PRICE))
                .containsExactly(
                        typed.with(TypedOrder.Field.PRICE, "0.25"), typed.with(TypedOrder.Field.PRICE, "0.30"));
    }
}
