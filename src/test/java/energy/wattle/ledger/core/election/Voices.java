package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.CertificateCodec;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.SignedHeight;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Signs, for the validators of one height, whatever a test wants them to have signed. */
record Voices(ElectionChain chain, List<NodeId> voters, long height) {

    private static final Bytes UNSIGNED = Bytes.of(new byte[64]);

    static Voices of(ElectionChain chain, long height) {
        return new Voices(chain, chain.voters(), height);
    }

    static Hash block(String name) {
        return new Hash(Bytes.ofHex("%02x".formatted(name.charAt(0) & 0xFF).repeat(32)));
    }

    static Bytes payload(Evidence evidence) {
        return new EvidenceRecord.Misconduct(EvidenceCodec.encode(evidence)).encode();
    }

    private SigningScope scope() {
        return new SigningScope(1, chain.chain.id(), (height - 1) / ElectionChain.EPOCH);
    }

    private SigningScope scopeBelow() {
        return new SigningScope(1, chain.chain.id(), (height - 2) / ElectionChain.EPOCH);
    }

    /** What the chain knows of the height. */
    SignedHeight signed() {
        ValidatorSet set = chain.electorate().validators();
        return new SignedHeight(
                height,
                scope(),
                set,
                Optional.empty(),
                Optional.of(new SignedHeight.Below(scopeBelow(), set, Optional.empty())));
    }

    private Bytes sign(int signer, Bytes message) {
        return chain.suite.sign(chain.secret(voters.get(signer)), message);
    }

    /** A certificate of the block below, by so many votes. */
    Certificate parent(int votes) {
        Hash below = block("below");
        Bytes message = scopeBelow().vote(Signing.Type.COMMIT, height - 1, 0, below, below);
        return new Certificate(
                height - 1,
                0,
                below,
                below,
                IntStream.range(0, votes)
                        .mapToObj(i -> new Certificate.Vote(i, sign(i, message)))
                        .toList());
    }

    Envelope envelope(
            int signer,
            int round,
            Hash block,
            Optional<Certificate> parent,
            Optional<TimeoutCertificate> timeouts,
            Optional<QuorumCertificate> quorum) {
        Envelope unsigned = new Envelope(
                height,
                round,
                block,
                parent.map(one -> CertificateCodec.hash(chain.suite, one)),
                timeouts.map(one -> CertificateCodec.hash(chain.suite, one)),
                quorum.map(one -> CertificateCodec.hash(chain.suite, one)),
                signer,
                UNSIGNED);
        Bytes signature = sign(signer, scope().proposal(unsigned));
        return new Envelope(
                height, round, block, unsigned.parent(), unsigned.timeouts(), unsigned.quorum(), signer, signature);
    }

    /** A proposal of round 0 as the rules ask for it. */
    Envelope fresh(int signer, Hash block) {
        return envelope(signer, 0, block, Optional.of(parent(quorum())), Optional.empty(), Optional.empty());
    }

    int quorum() {
        int n = voters.size();
        return (n + (n - 1) / 3) / 2 + 1;
    }

    Vote vote(Vote.Phase phase, int signer, Envelope envelope) {
        return vote(phase, signer, envelope.round(), envelope.block(), envelope.hash(chain.suite));
    }

    Vote vote(Vote.Phase phase, int signer, int round, Hash block, Hash envelope) {
        Bytes message = scope().vote(phase.type(), height, round, block, envelope);
        return new Vote(phase, height, round, block, envelope, signer, sign(signer, message));
    }

    Reject reject(int signer, Envelope envelope, String reason) {
        Hash hash = envelope.hash(chain.suite);
        Bytes message = scope().vote(Signing.Type.REJECT, height, envelope.round(), envelope.block(), hash);
        return new Reject(height, envelope.round(), envelope.block(), hash, signer, sign(signer, message), reason);
    }

    QcReport report(int signer, int round, int qcRound, Optional<Hash> block) {
        Bytes hash = block.map(Hash::bytes).orElse(Bytes.EMPTY);
        return new QcReport(signer, qcRound, block, sign(signer, scope().timeout(height, round, qcRound, hash)));
    }

    QuorumCertificate prepared(int round, Envelope envelope, int votes) {
        Hash hash = envelope.hash(chain.suite);
        return new QuorumCertificate(
                height,
                round,
                envelope.block(),
                hash,
                IntStream.range(0, votes)
                        .mapToObj(i -> new Certificate.Vote(
                                i,
                                vote(Vote.Phase.PREPARE, i, round, envelope.block(), hash)
                                        .signature()))
                        .toList());
    }

    /** So many report the QC, or none. */
    TimeoutCertificate timeouts(int round, int reports, Optional<QuorumCertificate> quorum) {
        return new TimeoutCertificate(
                height,
                round,
                IntStream.range(0, reports)
                        .mapToObj(i -> report(
                                i,
                                round,
                                quorum.map(QuorumCertificate::round).orElse(QcReport.NONE),
                                quorum.map(QuorumCertificate::block)))
                        .toList(),
                quorum);
    }
}
