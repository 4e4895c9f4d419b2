package energy.wattle.settlement.core;

import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Money;
import energy.wattle.units.Party;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Books a settlement that was computed afresh as differences to all that was booked before; nothing booked ever
 * changes.
 *
 * <p>Source: Market rules, Missing meters, corrections.
 */
public final class Resettlement {

    private record Key(@Nullable TradeId trade, LineKind kind, Party payer, Party payee) {

        static Key of(SettlementLine line) {
            return new Key(line.trade(), line.kind(), line.payer(), line.payee());
        }
    }

    private Resettlement() {}

    /**
     * The lines to book so that all lines together say what {@code fresh} says.
     *
     * @param booked every line of the interval so far, earlier differences among them, in the order of booking
     * @param fresh the interval settled afresh
     * @return the differences in the order of {@code fresh}, then those of lines it no longer has, at their last price
     */
    public static List<SettlementLine> differences(List<SettlementLine> booked, List<SettlementLine> fresh) {
        Map<Key, SettlementLine> sums = new LinkedHashMap<>();
        booked.forEach(line -> sums.merge(Key.of(line), line, Resettlement::sum));
        List<SettlementLine> differences = new ArrayList<>();
        for (SettlementLine line : fresh) {
            addDifference(line, sums.remove(Key.of(line)), differences);
        }
        sums.values().forEach(vanished -> addDifference(nothingOf(vanished), vanished, differences));
        return differences;
    }

    private static void addDifference(
            SettlementLine line, @Nullable SettlementLine sum, List<SettlementLine> differences) {
        WattHours quantity = sum == null ? line.quantity() : line.quantity().minus(sum.quantity());
        Money amount = sum == null ? line.amount() : line.amount().minus(sum.amount());
        if (sum == null || quantity.value() != 0 || !amount.isZero()) {
            differences.add(with(line, quantity, amount));
        }
    }

    /** All that was booked under one key, at the latest price. */
    private static SettlementLine sum(SettlementLine earlier, SettlementLine later) {
        return with(
                later,
                earlier.quantity().plus(later.quantity()),
                earlier.amount().plus(later.amount()));
    }

    private static SettlementLine nothingOf(SettlementLine line) {
        return with(line, WattHours.ZERO, Money.ZERO);
    }

    private static SettlementLine with(SettlementLine line, WattHours quantity, Money amount) {
        return new SettlementLine(
                line.trade(), line.kind(), line.payer(), line.payee(), quantity, line.price(), amount, line.quality());
    }
}
