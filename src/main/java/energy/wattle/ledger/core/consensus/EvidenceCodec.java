package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;

/** The bytes of evidence, which is the payload of an EVIDENCE record. Source: Ledger formats, Consensus. */
public final class EvidenceCodec {

    private enum Kind {
        TWO_PROPOSALS,
        TWO_PREPARES,
        TWO_COMMITS,
        UNJUSTIFIED_PROPOSAL,
        COMMIT_DENIED,
        UNJUSTIFIED_PREPARE,
        MAJORITY_REJECTS
    }

    private EvidenceCodec() {}

    public static Bytes encode(Evidence evidence) {
        return switch (evidence) {
            case Evidence.TwoProposals two ->
                parts(
                        Kind.TWO_PROPOSALS,
                        List.of(CertificateCodec.encode(two.one()), CertificateCodec.encode(two.other())),
                        0);
            case Evidence.TwoVotes two ->
                parts(
                        two.one().phase() == Vote.Phase.PREPARE ? Kind.TWO_PREPARES : Kind.TWO_COMMITS,
                        List.of(CertificateCodec.encode(two.one()), CertificateCodec.encode(two.other())),
                        0);
            case Evidence.UnjustifiedProposal(Envelope envelope, Justification justification) ->
                parts(
                        Kind.UNJUSTIFIED_PROPOSAL,
                        List.of(CertificateCodec.encode(envelope), CertificateCodec.encode(justification)),
                        0);
            case Evidence.CommitDenied(Vote commit, int round, QcReport report) ->
                parts(
                        Kind.COMMIT_DENIED,
                        List.of(CertificateCodec.encode(commit), CertificateCodec.encode(report)),
                        round);
            case Evidence.UnjustifiedPrepare(Vote prepare, Envelope envelope, Justification justification) ->
                parts(
                        Kind.UNJUSTIFIED_PREPARE,
                        List.of(
                                CertificateCodec.encode(prepare),
                                CertificateCodec.encode(envelope),
                                CertificateCodec.encode(justification)),
                        0);
            case Evidence.MajorityRejects(Envelope envelope, List<Reject> rejects) -> {
                WireWriter writer = new WireWriter()
                        .uint(1, Codes.of(Kind.MAJORITY_REJECTS))
                        .element(2, CertificateCodec.encode(envelope));
                rejects.forEach(reject -> writer.element(2, CertificateCodec.encode(reject)));
                yield writer.finish();
            }
        };
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of evidence */
    public static Evidence decode(Bytes bytes) {
        return WireReader.read("evidence", bytes, Limits.PAYLOAD_LENGTH, fields -> {
            Kind kind = Codes.constant(Kind.class, fields.uint(1, Integer.MAX_VALUE));
            List<Bytes> parts = fields.elements(2, Limits.VALIDATORS + 1, Limits.PAYLOAD_LENGTH);
            int round = fields.uint32(3);
            if (round != 0 && kind != Kind.COMMIT_DENIED) {
                throw new MalformedException("only a TIMEOUT's round stands in evidence");
            }
            return decode(kind, parts, round);
        });
    }

    private static Evidence decode(Kind kind, List<Bytes> parts, int round) {
        int count = kind == Kind.UNJUSTIFIED_PREPARE ? 3 : 2;
        if (kind == Kind.MAJORITY_REJECTS ? parts.isEmpty() : parts.size() != count) {
            throw new MalformedException("%s does not have %d parts".formatted(kind, parts.size()));
        }
        Bytes one = parts.getFirst();
        return switch (kind) {
            case TWO_PROPOSALS ->
                new Evidence.TwoProposals(
                        CertificateCodec.decodeEnvelope(one), CertificateCodec.decodeEnvelope(parts.get(1)));
            case TWO_PREPARES -> twoVotes(Vote.Phase.PREPARE, parts);
            case TWO_COMMITS -> twoVotes(Vote.Phase.COMMIT, parts);
            case UNJUSTIFIED_PROPOSAL ->
                new Evidence.UnjustifiedProposal(
                        CertificateCodec.decodeEnvelope(one), CertificateCodec.decodeJustification(parts.get(1)));
            case COMMIT_DENIED ->
                new Evidence.CommitDenied(
                        CertificateCodec.decodeVote(Vote.Phase.COMMIT, one),
                        round,
                        CertificateCodec.decodeReport(parts.get(1)));
            case UNJUSTIFIED_PREPARE ->
                new Evidence.UnjustifiedPrepare(
                        CertificateCodec.decodeVote(Vote.Phase.PREPARE, one),
                        CertificateCodec.decodeEnvelope(parts.get(1)),
                        CertificateCodec.decodeJustification(parts.get(2)));
            case MAJORITY_REJECTS ->
                new Evidence.MajorityRejects(
                        CertificateCodec.decodeEnvelope(one),
                        parts.stream()
                                .skip(1)
                                .map(CertificateCodec::decodeReject)
                                .toList());
        };
    }

    private static Evidence twoVotes(Vote.Phase phase, List<Bytes> parts) {
        return new Evidence.TwoVotes(
                CertificateCodec.decodeVote(phase, parts.getFirst()), CertificateCodec.decodeVote(phase, parts.get(1)));
    }

    private static Bytes parts(Kind kind, List<Bytes> parts, int round) {
        WireWriter writer = new WireWriter().uint(1, Codes.of(kind));
        parts.forEach(part -> writer.element(2, part));
        return writer.uint(3, round).finish();
    }
}
