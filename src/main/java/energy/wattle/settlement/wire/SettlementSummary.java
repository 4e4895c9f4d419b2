package energy.wattle.settlement.wire;

import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.core.Balance;
import energy.wattle.settlement.wire.SettlementFiles.IntervalRows;
import energy.wattle.units.Decimals;
import energy.wattle.units.Institution;
import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** What a settlement gave in total, in words, with its balances. Totals are exact in 128 bits. */
final class SettlementSummary {

    private final Balance balance = new Balance();
    private final WideSum contracted = new WideSum();
    private final WideSum exchanged = new WideSum();
    private final WideSum compensation = new WideSum();
    private long intervals;
    private long trades;
    private long readings;
    private long lines;

    void add(IntervalRows rows, List<SettlementLine> settled) {
        intervals++;
        trades += rows.trades.size();
        readings += rows.meters.size();
        lines += settled.size();
        rows.trades.forEach(trade -> contracted.add(trade.quantity().value()));
        for (SettlementLine line : settled) {
            if (line.kind() == LineKind.ENERGY) {
                exchanged.add(line.quantity().value());
            } else if (line.kind() == LineKind.COMPENSATION) {
                compensation.add(line.amount().micros());
            }
        }
        balance.add(rows.meters.values(), settled);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                intervals       %d with %d trades and %d readings
                lines           %d
                contracted      %s kWh
                exchanged       %s kWh
                grid import     %s kWh
                grid export     %s kWh
                compensation    %s
                to the grid     %s
                to the operator %s
                money balance   %s
                energy balance  %s kWh
                """,
                intervals,
                trades,
                readings,
                lines,
                kilowattHours(contracted.value()),
                kilowattHours(exchanged.value()),
                kilowattHours(balance.gridImport()),
                kilowattHours(balance.gridExport()),
                money(compensation.value()),
                money(balance.received(Institution.GRID)),
                money(balance.received(Institution.OPERATOR)),
                money(balance.money()),
                kilowattHours(balance.energy()));
    }

    private static String kilowattHours(BigInteger wattHours) {
        return Decimals.format(wattHours, WattHours.DECIMALS);
    }

    private static String money(BigInteger micros) {
        return Decimals.format(micros, Money.DECIMALS);
    }
}
