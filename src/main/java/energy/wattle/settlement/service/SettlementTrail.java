package energy.wattle.settlement.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.core.SettlementFacts;
import energy.wattle.trading.DeclarationRecords;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the log which declarations' trades a block settles: nothing of energy, money or parties. */
@Component
class SettlementTrail implements Projection {

    private final DeclarationRecords records;

    SettlementTrail(DeclarationRecords records) {
        this.records = records;
    }

    /** It keeps no rows. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        if (RecordTrail.isKept() && !block.chain().isMain()) {
            Map<Settled, Integer> settled = settled(block);
            String chain = block.chain().name().code();
            AfterCommit.run(() -> settled.forEach((what, lines) -> RecordTrail.tell(
                    what.record(),
                    chain,
                    "settled for {} in block {}: {} lines of booking {}",
                    what.interval(),
                    block.height(),
                    lines,
                    what.booking())));
        }
    }

    private record Settled(Hash record, Interval interval, int booking) {}

    private Map<Settled, Integer> settled(FinalBlock block) {
        Map<Settled, Integer> settled = new LinkedHashMap<>();
        for (FinalResult result : block.results()) {
            if (result.kind().equals(SettlementFacts.LINE)) {
                BookedLine booked = SettlementFacts.decodeLine(result.plaintext());
                TradeId trade = booked.line().trade();
                if (trade != null) {
                    Stream.of(trade.sellOrder(), trade.buyOrder())
                            .flatMap(order -> records.of(block.chain().id(), order).stream())
                            .distinct()
                            .forEach(record -> settled.merge(
                                    new Settled(record, booked.interval(), booked.booking()), 1, Integer::sum));
                }
            }
        }
        return settled;
    }
}
