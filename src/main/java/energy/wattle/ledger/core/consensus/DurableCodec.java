package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bytes of entries of the signing state. Blocks stand in them by their hashes: many nodes of one store keep one
 * body. Source: Ledger, rule 3.
 */
public final class DurableCodec {

    private static final int MOST_ENTRIES = 4;
    private static final int ENTRY_LENGTH = 4 * Limits.CERTIFICATE_LENGTH;

    private enum Kind {
        BODY,
        HIGHEST_QC,
        OPENED,
        SIGNED,
        /** A signed proposal, without its block. */
        PROPOSED
    }

    private DurableCodec() {}

    /** The entries of one write, in their order. */
    public static Bytes encode(Hashing hashing, List<Durable> entries) {
        WireWriter writer = new WireWriter();
        entries.forEach(entry -> writer.element(1, encode(hashing, entry)));
        return writer.finish();
    }

    /**
     * @param bodies finds a body by its block's hash
     * @throws MalformedException if the bytes are no such entries, or a body is not there
     */
    public static List<Durable> decode(Bytes bytes, Function<Hash, Optional<Block>> bodies) {
        return WireReader.read("signing state", bytes, MOST_ENTRIES * ENTRY_LENGTH, fields -> {
            List<Durable> entries = new ArrayList<>();
            fields.elements(1, MOST_ENTRIES, ENTRY_LENGTH)
                    .forEach(entry ->
                            entries.add(WireReader.read("entry", entry, ENTRY_LENGTH, inner -> entry(inner, bodies))));
            return entries;
        });
    }

    private static Bytes encode(Hashing hashing, Durable entry) {
        WireWriter writer = new WireWriter();
        return switch (entry) {
            case Durable.Body(Block block) ->
                of(writer, Kind.BODY, hash(hashing, block).bytes());
            case Durable.HighestQc(QuorumCertificate quorum) ->
                of(writer, Kind.HIGHEST_QC, CertificateCodec.encode(quorum));
            case Durable.Opened(TimeoutCertificate timeouts) ->
                of(writer, Kind.OPENED, CertificateCodec.encode(timeouts));
            case Durable.Signed(Proposal(Envelope envelope, Justification justification, Block block)) ->
                writer.uint(1, Codes.of(Kind.PROPOSED))
                        .bytes(2, CertificateCodec.encode(envelope))
                        .bytes(3, CertificateCodec.encode(justification))
                        .bytes(4, hash(hashing, block).bytes())
                        .finish();
            case Durable.Signed(Message message) -> of(writer, Kind.SIGNED, MessageCodec.encode(message));
        };
    }

    private static Bytes of(WireWriter writer, Kind kind, Bytes content) {
        return writer.uint(1, Codes.of(kind)).bytes(2, content).finish();
    }

    private static Hash hash(Hashing hashing, Block block) {
        return ChainHashes.block(hashing, block.header());
    }

    private static Durable entry(WireReader fields, Function<Hash, Optional<Block>> bodies) {
        Kind kind = Codes.constant(Kind.class, fields.uint(1, Integer.MAX_VALUE));
        Bytes content = fields.bytes(2, ENTRY_LENGTH);
        Bytes justification = fields.bytes(3, ENTRY_LENGTH);
        Bytes block = fields.bytes(4, Hash.LENGTH);
        return switch (kind) {
            case BODY -> new Durable.Body(body(new Hash(content), bodies));
            case HIGHEST_QC -> new Durable.HighestQc(CertificateCodec.decodeQuorum(content));
            case OPENED -> new Durable.Opened(CertificateCodec.decodeTimeouts(content));
            case SIGNED -> new Durable.Signed(MessageCodec.decode(content));
            case PROPOSED ->
                new Durable.Signed(new Proposal(
                        CertificateCodec.decodeEnvelope(content),
                        CertificateCodec.decodeJustification(justification),
                        body(new Hash(block), bodies)));
        };
    }

    private static Block body(Hash hash, Function<Hash, Optional<Block>> bodies) {
        return bodies.apply(hash)
                .orElseThrow(() -> new MalformedException("the body of block %s is not there".formatted(hash)));
    }
}
