package energy.wattle.settlement.core;

import energy.wattle.settlement.Amounts;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.ZoneDay.Total;
import energy.wattle.units.Money;
import energy.wattle.units.Party;
import energy.wattle.units.WattHours;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the lines of one booking, by party and by kind. */
public final class BookingTotals {

    private final Map<Party, long[]> byParty = new HashMap<>();
    private final Map<LineKind, long[]> byKind = new EnumMap<>(LineKind.class);
    private int lines;

    /** @throws ArithmeticException if a sum leaves 64 bits */
    public void add(SettlementLine line) {
        long amount = line.amount().micros();
        add(byParty.computeIfAbsent(line.payer(), any -> new long[2]), amount, 0);
        add(byParty.computeIfAbsent(line.payee(), any -> new long[2]), 0, amount);
        add(
                byKind.computeIfAbsent(line.kind(), any -> new long[2]),
                line.quantity().value(),
                amount);
        lines++;
    }

    public int lines() {
        return lines;
    }

    /** In the order of the parties' codes. */
    public SortedMap<Party, Amounts> byParty() {
        SortedMap<Party, Amounts> amounts = new TreeMap<>(Comparator.comparing(Party::code));
        byParty.forEach((party, sums) -> amounts.put(party, new Amounts(new Money(sums[0]), new Money(sums[1]))));
        return amounts;
    }

    public Map<LineKind, Total> byKind() {
        Map<LineKind, Total> totals = new EnumMap<>(LineKind.class);
        byKind.forEach((kind, sums) -> totals.put(kind, new Total(new WattHours(sums[0]), new Money(sums[1]))));
        return totals;
    }

    private static void add(long[] sums, long first, long second) {
        sums[0] = Math.addExact(sums[0], first);
        sums[1] = Math.addExact(sums[1], second);
    }
}
