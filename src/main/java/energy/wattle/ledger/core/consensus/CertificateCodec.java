package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.Hashing;
import java.util.Optional;

/** The bytes of envelopes, votes and certificates, and their hashes. Source: Ledger formats, Consensus. */
public final class CertificateCodec {

    private static final int REPORT_LENGTH = Hash.LENGTH + Limits.SIGNATURE_LENGTH + 32;

    private CertificateCodec() {}

    /** What an envelope names its parent's certificate by. */
    public static Hash hash(Hashing hashing, Certificate parent) {
        return hashing.tagged("wattle/certificate", ChainCodec.encode(parent));
    }

    /** What an envelope names a QC by. */
    public static Hash hash(Hashing hashing, QuorumCertificate quorum) {
        return hashing.tagged("wattle/qc", encode(quorum));
    }

    /** What an envelope names a TC by. */
    public static Hash hash(Hashing hashing, TimeoutCertificate timeouts) {
        return hashing.tagged("wattle/tc", encode(timeouts));
    }

    public static Bytes encode(Envelope envelope) {
        return new WireWriter()
                .bytes(1, envelope.body())
                .uint(2, envelope.signer())
                .bytes(3, envelope.signature())
                .finish();
    }

    /** @throws MalformedException if the bytes are no envelope */
    public static Envelope decodeEnvelope(Bytes bytes) {
        return WireReader.read("envelope", bytes, Limits.HEADER_LENGTH, fields -> {
            Bytes body = fields.bytes(1, Limits.HEADER_LENGTH);
            int signer = fields.uint32(2);
            Bytes signature = fields.bytes(3, Limits.SIGNATURE_LENGTH);
            return WireReader.read(
                    "envelope's body",
                    body,
                    Limits.HEADER_LENGTH,
                    inner -> new Envelope(
                            inner.uint64(1),
                            inner.uint32(2),
                            inner.hash(3),
                            some(inner.bytes(4, Hash.LENGTH)).map(Hash::new),
                            some(inner.bytes(5, Hash.LENGTH)).map(Hash::new),
                            some(inner.bytes(6, Hash.LENGTH)).map(Hash::new),
                            signer,
                            signature));
        });
    }

    static Bytes encode(Justification justification) {
        WireWriter writer = new WireWriter();
        justification.parent().ifPresent(parent -> writer.bytes(1, ChainCodec.encode(parent)));
        justification.timeouts().ifPresent(timeouts -> writer.bytes(2, encode(timeouts)));
        justification.quorum().ifPresent(quorum -> writer.bytes(3, encode(quorum)));
        return writer.finish();
    }

    static Justification decodeJustification(Bytes bytes) {
        return WireReader.read(
                "justification",
                bytes,
                4 * Limits.CERTIFICATE_LENGTH,
                fields -> new Justification(
                        some(fields.bytes(1, Limits.CERTIFICATE_LENGTH)).map(ChainCodec::decodeCertificate),
                        some(fields.bytes(2, 2 * Limits.CERTIFICATE_LENGTH)).map(CertificateCodec::decodeTimeouts),
                        some(fields.bytes(3, Limits.CERTIFICATE_LENGTH)).map(CertificateCodec::decodeQuorum)));
    }

    static Bytes encode(Vote vote) {
        return vote(vote.height(), vote.round(), vote.block(), vote.envelope(), vote.signer(), vote.signature())
                .finish();
    }

    static Vote decodeVote(Vote.Phase phase, Bytes bytes) {
        return WireReader.read(
                "vote",
                bytes,
                Limits.HEADER_LENGTH,
                fields -> new Vote(
                        phase,
                        fields.uint64(1),
                        fields.uint32(2),
                        fields.hash(3),
                        fields.hash(4),
                        fields.uint32(5),
                        fields.bytes(6, Limits.SIGNATURE_LENGTH)));
    }

    static Bytes encode(Reject reject) {
        return vote(
                        reject.height(),
                        reject.round(),
                        reject.block(),
                        reject.envelope(),
                        reject.signer(),
                        reject.signature())
                .text(7, reject.reason())
                .finish();
    }

    static Reject decodeReject(Bytes bytes) {
        return WireReader.read(
                "reject",
                bytes,
                Limits.HEADER_LENGTH,
                fields -> new Reject(
                        fields.uint64(1),
                        fields.uint32(2),
                        fields.hash(3),
                        fields.hash(4),
                        fields.uint32(5),
                        fields.bytes(6, Limits.SIGNATURE_LENGTH),
                        fields.text(7, Reject.REASON_LENGTH)));
    }

    static Bytes encode(QcReport report) {
        return new WireWriter()
                .uint(1, report.signer())
                .uint(2, report.qcRound() + 1L)
                .bytes(3, report.block().map(Hash::bytes).orElse(Bytes.EMPTY))
                .bytes(4, report.signature())
                .finish();
    }

    static QcReport decodeReport(Bytes bytes) {
        return WireReader.read(
                "report",
                bytes,
                REPORT_LENGTH,
                fields -> new QcReport(
                        fields.uint32(1),
                        (int) fields.uint(2, Integer.MAX_VALUE) - 1,
                        some(fields.bytes(3, Hash.LENGTH)).map(Hash::new),
                        fields.bytes(4, Limits.SIGNATURE_LENGTH)));
    }

    static Bytes encode(QuorumCertificate quorum) {
        return ChainCodec.encode(
                new Certificate(quorum.height(), quorum.round(), quorum.block(), quorum.envelope(), quorum.votes()));
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a QC */
    static QuorumCertificate decodeQuorum(Bytes bytes) {
        Certificate same = ChainCodec.decodeCertificate(bytes);
        return new QuorumCertificate(same.height(), same.round(), same.block(), same.envelope(), same.votes());
    }

    static Bytes encode(TimeoutCertificate timeouts) {
        WireWriter writer = new WireWriter().uint(1, timeouts.height()).uint(2, timeouts.round());
        timeouts.reports().forEach(report -> writer.element(3, encode(report)));
        timeouts.quorum().ifPresent(quorum -> writer.bytes(4, encode(quorum)));
        return writer.finish();
    }

    static TimeoutCertificate decodeTimeouts(Bytes bytes) {
        return WireReader.read(
                "timeout certificate",
                bytes,
                2 * Limits.CERTIFICATE_LENGTH,
                fields -> new TimeoutCertificate(
                        fields.uint64(1),
                        fields.uint32(2),
                        fields.elements(3, Limits.VALIDATORS, REPORT_LENGTH).stream()
                                .map(CertificateCodec::decodeReport)
                                .toList(),
                        some(fields.bytes(4, Limits.CERTIFICATE_LENGTH)).map(CertificateCodec::decodeQuorum)));
    }

    static Optional<Bytes> some(Bytes bytes) {
        return bytes.isEmpty() ? Optional.empty() : Optional.of(bytes);
    }

    private static WireWriter vote(long height, int round, Hash block, Hash envelope, int signer, Bytes signature) {
        return new WireWriter()
                .uint(1, height)
                .uint(2, round)
                .bytes(3, block.bytes())
                .bytes(4, envelope.bytes())
                .uint(5, signer)
                .bytes(6, signature);
    }
}
