package energy.wattle.settlement.core;

import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.units.Institution;
import energy.wattle.units.Party;
import energy.wattle.units.WideSum;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up lines and meters of any number of intervals. Money over all parties, the grid included, is exactly zero, and
 * so is metered energy against grid export minus grid import. Source: Market rules, Forecast compensation and
 * settlement; Ledger, Invariants.
 */
public final class Balance {

    private final WideSum metered = new WideSum();
    private final WideSum gridExport = new WideSum();
    private final WideSum gridImport = new WideSum();
    private final Map<Party, WideSum> received = new HashMap<>();

    public void add(Collection<MeteredEnergy> meters, Collection<SettlementLine> lines) {
        meters.forEach(meter -> metered.add(meter.netExport().value()));
        lines.forEach(this::add);
    }

    private void add(SettlementLine line) {
        if (line.kind() == LineKind.GRID_IMPORT) {
            gridImport.add(line.quantity().value());
        } else if (line.kind() == LineKind.GRID_EXPORT) {
            gridExport.add(line.quantity().value());
        }
        sumOf(line.payee()).add(line.amount().micros());
        sumOf(line.payer()).addProduct(line.amount().micros(), -1);
    }

    /** Σ E − (grid export − grid import), Wh. */
    public BigInteger energy() {
        return metered.value().subtract(gridExport.value()).add(gridImport.value());
    }

    /** Σ received − paid over all parties, micro-currency. */
    public BigInteger money() {
        return received.values().stream().map(WideSum::value).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What a party received minus what it paid, micro-currency. */
    public BigInteger received(Party party) {
        WideSum sum = received.get(party);
        return sum == null ? BigInteger.ZERO : sum.value();
    }

    /** What the grid received minus what it paid, micro-currency. */
    public BigInteger receivedByGrid() {
        return received(Institution.GRID);
    }

    public BigInteger gridImport() {
        return gridImport.value();
    }

    public BigInteger gridExport() {
        return gridExport.value();
    }

    private WideSum sumOf(Party party) {
        return received.computeIfAbsent(party, any -> new WideSum());
    }
}
