package energy.wattle.trading.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.trading.core.MarketFact;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.trading.core.MarketFactCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells the log how declarations fare, from the block that they stand in to the clearing that counts their orders.
 * Nothing of what they say, nor of who sent them.
 */
@Component
class DeclarationTrail implements Projection {

    private final Ledger ledger;

    DeclarationTrail(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Line(Hash record, String step) {}

    /** It keeps no rows. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        if (RecordTrail.isKept() && !block.chain().isMain()) {
            List<Line> lines = lines(block);
            String chain = block.chain().name().code();
            AfterCommit.run(() -> lines.forEach(line -> RecordTrail.tell(line.record(), chain, line.step())));
        }
    }

    private List<Line> lines(FinalBlock block) {
        List<Line> lines = new ArrayList<>();
        for (FinalRecord record : block.records()) {
            if (record.record().kind() == RecordKind.DECLARATION) {
                String reason =
                        record.voidReason().map(code -> ", void: " + code).orElse("");
                lines.add(new Line(record.id(), "final in block %d%s".formatted(block.height(), reason)));
            }
        }
        for (FinalResult result : block.results()) {
            MarketFactCodec.decode(result.kind(), result.plaintext())
                    .flatMap(fact -> line(block, fact))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<Line> line(FinalBlock block, MarketFact fact) {
        return switch (fact) {
            case MarketFact.OrdersCounted counted -> {
                long open = counted.orders().stream()
                        .filter(outcome -> outcome.open().isPositive())
                        .count();
                yield line(
                        block,
                        counted.place(),
                        "cleared in block %d: %d orders counted, %d of them with a rest that found nobody"
                                .formatted(block.height(), counted.orders().size(), open));
            }
            case MarketFact.DeclarationVoid voided ->
                line(block, voided.place(), "void at the clearing in block %d".formatted(block.height()));
            case MarketFact.IntervalVoid voided ->
                line(
                        block,
                        voided.place(),
                        "void for %s at the clearing in block %d".formatted(voided.interval(), block.height()));
            default -> Optional.empty();
        };
    }

    private Optional<Line> line(FinalBlock block, RecordPlace place, String step) {
        return ledger.recordAt(block.chain().id(), place.height(), place.position())
                .map(record -> new Line(record, step));
    }
}
