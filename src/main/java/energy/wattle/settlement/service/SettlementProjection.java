package energy.wattle.settlement.service;

import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Projection;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.core.BookingTotals;
import energy.wattle.settlement.core.ContractVersions;
import energy.wattle.settlement.core.PriceRecords;
import energy.wattle.settlement.core.SettlementFacts;
import energy.wattle.settlement.core.SettlementFacts.Settled;
import energy.wattle.settlement.store.AmountStore;
import energy.wattle.settlement.store.AmountStore.BookingSums;
import energy.wattle.settlement.store.BookingStore;
import energy.wattle.settlement.store.LineStore;
import energy.wattle.settlement.store.LineStore.PlacedLine;
import energy.wattle.settlement.store.TermsStore;
import energy.wattle.units.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes settlement's tables from the blocks of the zones. */
@Component
class SettlementProjection implements Projection {

    private final TermsStore terms;
    private final BookingStore bookings;
    private final LineStore lines;
    private final AmountStore amounts;

    SettlementProjection(TermsStore terms, BookingStore bookings, LineStore lines, AmountStore amounts) {
        this.terms = terms;
        this.bookings = bookings;
        this.lines = lines;
        this.amounts = amounts;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "settlement.contract_version",
                "settlement.grid_price",
                "settlement.assigned_price",
                "settlement.pair_price",
                "settlement.settled_interval",
                "settlement.booking",
                "settlement.line",
                "settlement.party_amount",
                "settlement.kind_total");
    }

    @Override
    public void project(FinalBlock block) {
        if (block.chain().isMain()) {
            return;
        }
        String zone = block.chain().name().code();
        block.records().stream().filter(FinalRecord::isInEffect).forEach(record -> project(zone, block, record));
        List<PlacedLine> placed = new ArrayList<>();
        SortedMap<Interval, BookingTotals> totals = new TreeMap<>();
        for (FinalResult result : block.results()) {
            switch (result.kind()) {
                case SettlementFacts.PAIR_PRICE_AGREED ->
                    terms.put(zone, PriceRecords.decodePairPrice(result.plaintext()), block.height());
                case SettlementFacts.LINE -> {
                    PlacedLine line = new PlacedLine(
                            SettlementFacts.decodeLine(result.plaintext()), block.height(), result.index());
                    placed.add(line);
                    totals.computeIfAbsent(line.booked().interval(), interval -> new BookingTotals())
                            .add(line.booked().line());
                }
                case SettlementFacts.SETTLED, SettlementFacts.UNSETTLEABLE -> {
                    Settled settled = SettlementFacts.decodeSettled(result.plaintext());
                    BookingTotals booked = totals.get(settled.interval());
                    bookings.put(zone, settled(block, settled), booked == null ? 0 : booked.lines());
                }
                default -> {
                    // Another module's.
                }
            }
        }
        lines.add(zone, placed);
        amounts.add(zone, sums(placed, totals));
    }

    private void project(String zone, FinalBlock block, FinalRecord placed) {
        switch (placed.record().kind()) {
            case SETTLEMENT_CONTRACT ->
                terms.add(zone, ContractVersions.decode(placed.record().payload()), block.height());
            case GRID_PRICE ->
                terms.putGridPrices(
                        zone, PriceRecords.decodeGridPrices(placed.record().payload()), block.height());
            case ASSIGNED_PRICE ->
                terms.putAssignedPrices(
                        zone, PriceRecords.decodeAssignedPrices(placed.record().payload()), block.height());
            default -> {
                // Another module's, or known by its result.
            }
        }
    }

    /** A block books an interval once at most, so its first line knows the number. */
    private static List<BookingSums> sums(List<PlacedLine> placed, SortedMap<Interval, BookingTotals> totals) {
        SortedMap<Interval, Integer> numbers = new TreeMap<>();
        placed.forEach(line ->
                numbers.putIfAbsent(line.booked().interval(), line.booked().booking()));
        List<BookingSums> sums = new ArrayList<>();
        totals.forEach((interval, total) -> sums.add(
                new BookingSums(interval, numbers.getOrDefault(interval, 0), total.byParty(), total.byKind())));
        return sums;
    }

    private static SettledInterval settled(FinalBlock block, Settled settled) {
        return new SettledInterval(
                settled.interval(),
                settled.status(),
                settled.booking(),
                settled.version(),
                block.height(),
                block.time());
    }
}
