package energy.wattle.ledger.wire;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.Words;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ResultCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Says what the ledger's own plain records and results hold. */
public final class LedgerWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        return switch (kind) {
            case Result.VOID ->
                Optional.of("Void: %s".formatted(new String(plaintext.toArray(), StandardCharsets.UTF_8)));
            case Result.ANCHORED -> Optional.of(anchored(ResultCodec.decodeAnchored(plaintext)));
            case Result.DECISION -> Optional.of(decided(LedgerFact.Decided.decode(plaintext)));
            default -> isRecord(kind) ? record(RecordKind.valueOf(kind), plaintext) : Optional.empty();
        };
    }

    private static Optional<String> record(RecordKind kind, Bytes payload) {
        return switch (kind) {
            case OPEN ->
                Optional.of("The session %s opens."
                        .formatted(SessionRecord.Open.decode(payload).session()));
            case CLOSE ->
                Optional.of("The session %s closes."
                        .formatted(SessionRecord.Close.decode(payload).session()));
            case KEY ->
                Optional.of("The key of the session %s, with which its declarations are opened."
                        .formatted(SessionRecord.Key.decode(payload).session()));
            case ANCHOR -> Optional.of(anchor(ChainCodec.decodeAnchor(payload)));
            default -> Optional.empty();
        };
    }

    private static String anchor(Anchor anchor) {
        return """
                The edge cluster tells the main chain of its sub-chain's last final block.
                Block: %d, of %s
                State: %s""".formatted(
                        anchor.header().height(),
                        Instant.ofEpochMilli(anchor.header().time()),
                        anchor.header().stateRoot());
    }

    private static String anchored(AnchoredBlock anchored) {
        return """
                A sub-chain's block is anchored.
                Sub-chain: %s
                Block: %d, %s""".formatted(anchored.chain(), anchored.height(), anchored.block());
    }

    private static String decided(LedgerFact.Decided decided) {
        return "Decision %d for the zone %s: %s"
                .formatted(
                        decided.number(),
                        decided.decision().zone(),
                        decided.decision().kind());
    }

    private static boolean isRecord(String kind) {
        for (RecordKind known : RecordKind.values()) {
            if (known.name().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
