package energy.wattle.trading.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.trading.core.MarketFact;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.trading.core.MarketFactCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/**
 * Tells the log how declarations fare, from the block that they stand in to the clearing that counts their orders.
 * Nothing of what they say, nor of who sent them. A declaration from before this process began, or from before the
 * trail was kept, is told of no more.
 */
@Component
class DeclarationTrail implements Projection {

    /** The declarations of a day of some thousand participants; the oldest go first. */
    private static final int MOST_UNDERWAY = 100_000;

    private final SequencedMap<Place, Hash> underway = new LinkedHashMap<>();

    private record Place(String chain, RecordPlace place) {}

    /** It keeps no rows. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        if (RecordTrail.isKept() && !block.chain().isMain()) {
            AfterCommit.run(() -> tell(block.chain().name().code(), block));
        }
    }

    private synchronized void tell(String chain, FinalBlock block) {
        for (FinalRecord record : block.records()) {
            if (record.record().kind() == RecordKind.DECLARATION) {
                RecordTrail.tell(
                        record.id(),
                        chain,
                        "final in block {}{}",
                        block.height(),
                        record.voidReason().map(reason -> ", void: " + reason).orElse(""));
                underway.putLast(new Place(chain, new RecordPlace(block.height(), record.index())), record.id());
            }
        }
        while (underway.size() > MOST_UNDERWAY) {
            underway.pollFirstEntry();
        }
        for (FinalResult result : block.results()) {
            MarketFactCodec.decode(result.kind(), result.plaintext())
                    .ifPresent(fact -> tell(chain, block.height(), fact));
        }
    }

    private void tell(String chain, long height, MarketFact fact) {
        switch (fact) {
            case MarketFact.OrdersCounted counted -> {
                long open = counted.orders().stream()
                        .filter(outcome -> outcome.open().isPositive())
                        .count();
                known(chain, counted.place())
                        .ifPresent(record -> RecordTrail.tell(
                                record,
                                chain,
                                "cleared in block {}: {} orders counted, {} of them with a rest that found nobody",
                                height,
                                counted.orders().size(),
                                open));
            }
            case MarketFact.DeclarationVoid voided ->
                known(chain, voided.place())
                        .ifPresent(
                                record -> RecordTrail.tell(record, chain, "void at the clearing in block {}", height));
            case MarketFact.IntervalVoid voided ->
                known(chain, voided.place())
                        .ifPresent(record -> RecordTrail.tell(
                                record, chain, "void for {} at the clearing in block {}", voided.interval(), height));
            default -> {}
        }
    }

    private Optional<Hash> known(String chain, RecordPlace place) {
        return Optional.ofNullable(underway.get(new Place(chain, place)));
    }
}
