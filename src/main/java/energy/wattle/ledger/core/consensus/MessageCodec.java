package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.BlockCodec;

/** The bytes of messages, as they are sent and as they are made durable. Source: Ledger formats, Consensus. */
public final class MessageCodec {

    /** Of the longest message: a block of the greatest size with its certificates. */
    public static final int MESSAGE_LENGTH = Limits.BLOCK_LENGTH + 4 * Limits.CERTIFICATE_LENGTH;

    private enum Kind {
        PROPOSAL,
        PREPARE,
        COMMIT,
        REJECT,
        TIMEOUT
    }

    private MessageCodec() {}

    public static Bytes encode(Message message) {
        WireWriter writer = new WireWriter();
        return switch (message) {
            case Proposal proposal ->
                writer.uint(1, Codes.of(Kind.PROPOSAL))
                        .bytes(2, CertificateCodec.encode(proposal.envelope()))
                        .bytes(3, CertificateCodec.encode(proposal.justification()))
                        .bytes(4, BlockCodec.encode(proposal.block()))
                        .finish();
            case Vote vote ->
                writer.uint(1, Codes.of(Kind.valueOf(vote.phase().name())))
                        .bytes(2, CertificateCodec.encode(vote))
                        .finish();
            case Reject reject ->
                writer.uint(1, Codes.of(Kind.REJECT))
                        .bytes(2, CertificateCodec.encode(reject))
                        .finish();
            case Timeout timeout -> {
                writer.uint(1, Codes.of(Kind.TIMEOUT))
                        .uint(5, timeout.height())
                        .uint(6, timeout.round())
                        .bytes(7, CertificateCodec.encode(timeout.report()));
                timeout.quorum().ifPresent(qc -> writer.bytes(8, CertificateCodec.encode(qc)));
                timeout.previous().ifPresent(tc -> writer.bytes(9, CertificateCodec.encode(tc)));
                yield writer.finish();
            }
        };
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a message */
    public static Message decode(Bytes bytes) {
        return WireReader.read("message", bytes, MESSAGE_LENGTH, MessageCodec::decode);
    }

    private static Message decode(WireReader fields) {
        return switch (Codes.constant(Kind.class, fields.uint(1, Integer.MAX_VALUE))) {
            case PROPOSAL ->
                new Proposal(
                        CertificateCodec.decodeEnvelope(fields.bytes(2, Limits.HEADER_LENGTH)),
                        CertificateCodec.decodeJustification(fields.bytes(3, 3 * Limits.CERTIFICATE_LENGTH)),
                        BlockCodec.decode(fields.bytes(4, Limits.BLOCK_LENGTH)));
            case PREPARE -> CertificateCodec.decodeVote(Vote.Phase.PREPARE, fields.bytes(2, Limits.HEADER_LENGTH));
            case COMMIT -> CertificateCodec.decodeVote(Vote.Phase.COMMIT, fields.bytes(2, Limits.HEADER_LENGTH));
            case REJECT -> CertificateCodec.decodeReject(fields.bytes(2, Limits.HEADER_LENGTH));
            case TIMEOUT ->
                new Timeout(
                        fields.uint64(5),
                        fields.uint32(6),
                        CertificateCodec.decodeReport(fields.bytes(7, Limits.HEADER_LENGTH)),
                        CertificateCodec.some(fields.bytes(8, Limits.CERTIFICATE_LENGTH))
                                .map(CertificateCodec::decodeQuorum),
                        CertificateCodec.some(fields.bytes(9, 2 * Limits.CERTIFICATE_LENGTH))
                                .map(CertificateCodec::decodeTimeouts));
        };
    }
}
