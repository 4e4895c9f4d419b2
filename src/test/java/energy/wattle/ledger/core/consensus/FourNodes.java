package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.election.Electorate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Four validators with real keys at height 1, q = 3, whose leaders are 0, 1, … in the rounds from 0. */
final class FourNodes {

    static final CryptoSuite SUITE = CryptoSuites.ED25519;
    static final int SIZE = 4;

    private static final Bytes UNSIGNED = Bytes.of(new byte[64]);

    final SigningScope scope = new SigningScope(1, new ChainId(SUITE.tagged("wattle/test", Bytes.EMPTY)), 0);
    final HeightTerms terms;

    FourNodes() {
        List<Validator> members = new ArrayList<>();
        List<NodeId> ids = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            ids.add(new NodeId("node-" + i));
            members.add(new Validator(ids.get(i), SUITE.signingKey(secret(i))));
        }
        // D at height 1 begins one place further on: (1 − 0 + r) mod 4.
        Election election =
                new Election(List.of(ids.get(3), ids.get(0), ids.get(1), ids.get(2)), List.of(), ids, List.of());
        terms = new HeightTerms(
                scope,
                new Electorate(1, new ValidatorSet(members), election, 4),
                scope.chain().genesis(),
                Optional.empty(),
                1_000_000);
    }

    static Bytes secret(int node) {
        return SUITE.tagged("wattle/test-key", Bytes.ofUtf8("" + node)).bytes();
    }

    static Signer signer(int node) {
        return message -> SUITE.sign(secret(node), message);
    }

    Consensus consensus(int node) {
        return Consensus.safe(new Timing(100, 1_000), SUITE, signer(node));
    }

    Block block(int round, int proposer, String content) {
        Hash root = SUITE.tagged("wattle/test-root", Bytes.ofUtf8(content));
        return new Block(
                new BlockHeader(
                        1,
                        scope.chain(),
                        1,
                        round,
                        1_000,
                        scope.chain().genesis(),
                        ChainHashes.keyId(SUITE, terms.publicKey(proposer)),
                        root,
                        root,
                        root,
                        root,
                        root,
                        root,
                        root,
                        0),
                List.of());
    }

    static Hash hash(Block block) {
        return ChainHashes.block(SUITE, block.header());
    }

    static Hash envelope(Proposal proposal) {
        return proposal.envelope().hash(SUITE);
    }

    Proposal proposal(int round, int leader, Block block, Justification justification) {
        Envelope unsigned = new Envelope(
                1,
                round,
                hash(block),
                justification.parent().map(parent -> CertificateCodec.hash(SUITE, parent)),
                justification.timeouts().map(timeouts -> CertificateCodec.hash(SUITE, timeouts)),
                justification.quorum().map(quorum -> CertificateCodec.hash(SUITE, quorum)),
                leader,
                UNSIGNED);
        Bytes signature = signer(leader).sign(scope.proposal(unsigned));
        Envelope signed = new Envelope(
                1,
                round,
                unsigned.block(),
                unsigned.parent(),
                unsigned.timeouts(),
                unsigned.quorum(),
                leader,
                signature);
        return new Proposal(signed, justification, block);
    }

    Vote vote(Vote.Phase phase, int round, Proposal proposal, int node) {
        Hash block = proposal.envelope().block();
        Bytes signature = signer(node).sign(scope.vote(phase.type(), 1, round, block, envelope(proposal)));
        return new Vote(phase, 1, round, block, envelope(proposal), node, signature);
    }

    Reject reject(Proposal proposal, int node) {
        Hash block = proposal.envelope().block();
        Bytes message = scope.vote(Signing.Type.REJECT, 1, proposal.round(), block, envelope(proposal));
        return new Reject(
                1,
                proposal.round(),
                block,
                envelope(proposal),
                node,
                signer(node).sign(message),
                "wrong state");
    }

    QuorumCertificate quorum(Proposal proposal, int... nodes) {
        return new QuorumCertificate(
                1,
                proposal.round(),
                proposal.envelope().block(),
                envelope(proposal),
                IntStream.of(nodes)
                        .mapToObj(node -> new energy.wattle.ledger.Certificate.Vote(
                                node,
                                vote(Vote.Phase.PREPARE, proposal.round(), proposal, node)
                                        .signature()))
                        .toList());
    }

    Timeout timeout(int round, Optional<QuorumCertificate> quorum, Optional<TimeoutCertificate> previous, int node) {
        int qcRound = quorum.map(QuorumCertificate::round).orElse(QcReport.NONE);
        Optional<Hash> block = quorum.map(QuorumCertificate::block);
        Bytes message = scope.timeout(1, round, qcRound, block.map(Hash::bytes).orElse(Bytes.EMPTY));
        return new Timeout(
                1, round, new QcReport(node, qcRound, block, signer(node).sign(message)), quorum, previous);
    }

    TimeoutCertificate timeouts(int round, Optional<QuorumCertificate> quorum, int... nodes) {
        return new TimeoutCertificate(
                1,
                round,
                IntStream.of(nodes)
                        .mapToObj(node ->
                                timeout(round, quorum, Optional.empty(), node).report())
                        .toList(),
                quorum);
    }
}
