package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.election.Electorate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A height with n validators as one of them lives it: the leader's proposal, and everybody's PREPARE and COMMIT with
 * real signatures, for benchmarks of what voting costs.
 */
public final class VotedHeight {

    private static final Bytes UNSIGNED = Bytes.of(new byte[64]);

    private final CryptoSuite suite;
    private final SigningScope scope;
    private final HeightTerms terms;
    private final List<Message> messages = new ArrayList<>();

    /** @param records of the block that is voted on */
    public VotedHeight(CryptoSuite suite, int validators, List<LedgerRecord> records) {
        this.suite = suite;
        scope = new SigningScope(1, new ChainId(suite.tagged("wattle/bench", Bytes.EMPTY)), 0);
        List<Validator> members = new ArrayList<>();
        List<NodeId> ids = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            ids.add(new NodeId("node-%03d".formatted(i)));
            members.add(new Validator(ids.get(i), suite.signingKey(secret(i))));
        }
        Election election = new Election(List.of(ids.getFirst()), List.of(ids.get(1)), ids, List.of());
        terms = new HeightTerms(
                scope,
                new Electorate(1, new ValidatorSet(members), election, 4),
                scope.chain().genesis(),
                Optional.empty(),
                1 << 22);
        Proposal proposal = proposal(block(records));
        messages.add(proposal);
        for (Vote.Phase phase : Vote.Phase.values()) {
            for (int node = 0; node < validators; node++) {
                messages.add(vote(phase, proposal, node));
            }
        }
    }

    /** All messages that a node gets, the last validator's own among them: it is the one that {@link #decide} plays. */
    public int messages() {
        return messages.size();
    }

    /** Bytes of the height's messages as one node receives them, the block among them. */
    public long bytes() {
        return messages.stream()
                .mapToLong(message -> MessageCodec.encode(message).length())
                .sum();
    }

    /** Checks every message's signature and nothing else; how many held. */
    public int verifyOnly() {
        MessageCheck check = MessageCheck.of(suite);
        int good = 0;
        for (Message message : messages) {
            good += check.check(terms, message) == MessageCheck.Check.GOOD ? 1 : 0;
        }
        return good;
    }

    /** Runs the height as the last validator until it is decided; the certificate's length in bytes. */
    public int decide() {
        int self = terms.size() - 1;
        Consensus consensus =
                Consensus.safe(new Timing(60_000, 60_000), suite, message -> suite.sign(secret(self), message));
        MessageCheck check = MessageCheck.of(suite);
        ConsensusState state = Consensus.begin(terms, OptionalInt.of(self), 0);
        Deque<Event> events = new ArrayDeque<>(List.of(new Event.HeightDue()));
        for (Message message : messages) {
            if (message.signer() != self && check.check(terms, message) == MessageCheck.Check.GOOD) {
                events.add(new Event.MessageReceived(message));
            }
            while (!events.isEmpty()) {
                Consensus.Step step = consensus.step(state, 0, events.remove());
                state = step.state();
                for (Action action : step.actions()) {
                    switch (action) {
                        case Action.Persist(long token, var entries) -> events.add(new Event.Persisted(token));
                        case Action.CheckBlock(Block block, long limit) ->
                            events.add(new Event.BlockChecked(
                                    ChainHashes.block(suite, block.header()), new Verdict.Right(true)));
                        case Action.FinalizeBlock(Block block, Certificate certificate) -> {
                            return ChainCodec.encode(certificate).length();
                        }
                        default -> {}
                    }
                }
            }
        }
        throw new IllegalStateException("the height is not decided");
    }

    private Block block(List<LedgerRecord> records) {
        Hash root = suite.tagged("wattle/bench-root", Bytes.EMPTY);
        return new Block(
                new BlockHeader(
                        1,
                        scope.chain(),
                        1,
                        0,
                        1_000,
                        scope.chain().genesis(),
                        ChainHashes.keyId(suite, terms.publicKey(0)),
                        ChainHashes.recordsRoot(suite, records),
                        root,
                        root,
                        root,
                        root,
                        root,
                        root,
                        0),
                records);
    }

    private Proposal proposal(Block block) {
        Hash hash = ChainHashes.block(suite, block.header());
        Envelope unsigned =
                new Envelope(1, 0, hash, Optional.empty(), Optional.empty(), Optional.empty(), leader(), UNSIGNED);
        Envelope signed = new Envelope(
                1,
                0,
                hash,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leader(),
                suite.sign(secret(leader()), scope.proposal(unsigned)));
        return new Proposal(signed, Justification.NONE, block);
    }

    private int leader() {
        return terms.leader(0);
    }

    private Vote vote(Vote.Phase phase, Proposal proposal, int node) {
        Hash block = proposal.envelope().block();
        Hash envelope = proposal.envelope().hash(suite);
        Bytes signature = suite.sign(secret(node), scope.vote(phase.type(), 1, 0, block, envelope));
        return new Vote(phase, 1, 0, block, envelope, node, signature);
    }

    private Bytes secret(int node) {
        return suite.tagged("wattle/bench-key", Bytes.ofUtf8("" + node)).bytes();
    }
}
