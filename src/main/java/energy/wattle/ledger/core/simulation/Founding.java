package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.SizeLimit;
import energy.wattle.ledger.core.consensus.Verdict;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * The chain that a simulation decides: its validators, its blocks, and what makes one of them right. Without elections
 * blocks have no records.
 */
final class Founding {

    static final long GENESIS_TIME = 1_700_000_000_000L;
    static final long GREATEST_BLOCK = 4L * 1024 * 1024;

    private static final String NAME = "node-";

    /** So that ids have three digits, by which they sort; formats would write them as the machine's language does. */
    private static final int MANY = 1_000;

    private static final long WINDOW = 5_000;
    private static final int OPEN_SLOT_PERIOD = 4;
    private static final int DELEGATES_PER_VALIDATORS = 10;

    private final Hashing hashing;
    private final SigningScope scope;
    private final ValidatorSet validators;
    private final Election election;
    private final Hash validatorsHash;
    private final Hash electionHash;
    private final Optional<Elections> elections;
    private final Keys keys;
    private Optional<Succession> recovery = Optional.empty();

    Founding(Plan plan, Dice dice) {
        keys = plan.keys();
        hashing = keys.verifying();
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < plan.nodes(); i++) {
            members.add(new Validator(id(i), plan.keys().publicKey(i)));
        }
        validators = new ValidatorSet(members);
        election = elected(members, dice);
        scope = new SigningScope(1, new ChainId(hashing.tagged("wattle/simulation", Bytes.EMPTY)), 0);
        validatorsHash = ChainHashes.validators(hashing, validators);
        electionHash = ChainHashes.election(hashing, election);
        elections = plan.isElecting() ? Optional.of(new Elections(plan, scope.chain(), validators)) : Optional.empty();
    }

    /** A decided block. */
    record Decided(Block block, Hash hash, Certificate certificate, HeightTerms terms) {}

    /** Whether a block that somebody has executed brought an election into force. */
    boolean hasElected(Hash block) {
        return elections
                .flatMap(chain -> chain.known(block))
                .filter(Elections.After::hasElected)
                .isPresent();
    }

    SigningScope scope() {
        return scope;
    }

    ValidatorSet validators() {
        return validators;
    }

    HeightTerms first() {
        return terms(1, scope.chain().genesis(), Optional.empty(), GREATEST_BLOCK, Optional.empty());
    }

    /** What administrators make of a block: these nodes go on above it. */
    Succession manifest(Decided last, SortedSet<Integer> positions) {
        ValidatorSet others = new ValidatorSet(positions.stream()
                .map(position -> new Validator(id(position), keys.publicKey(position)))
                .toList());
        elections.orElseThrow().meet(others);
        Succession manifest =
                new Succession(1, new NodeId("simulated"), last.block().header(), others, Optional.empty());
        recovery = Optional.of(manifest);
        return manifest;
    }

    /** Whether a manifest is for the height above a block. */
    private Optional<Succession> manifestAbove(Optional<Succession> heeded, Hash block) {
        return heeded.filter(
                manifest -> ChainHashes.block(hashing, manifest.last()).equals(block));
    }

    /** The manifest under which a height is decided, if there is one for this very height. */
    private Optional<Succession> manifestUnder(HeightTerms terms) {
        return manifestAbove(recovery, terms.previous())
                .filter(manifest ->
                        manifest.validators().equals(terms.electorate().validators()));
    }

    /**
     * The terms of the height above a decided block.
     *
     * @param heeded the manifest that the node has heard of
     */
    HeightTerms above(Decided below, Optional<Succession> heeded) {
        HeightTerms terms = below.terms();
        long limit = SizeLimit.after(terms.sizeLimit(), below.block().header().round(), GREATEST_BLOCK);
        HeightTerms.Parent parent =
                new HeightTerms.Parent(terms.scope(), terms.electorate().validators(), below.certificate());
        return terms(terms.height() + 1, below.hash(), Optional.of(parent), limit, manifestAbove(heeded, below.hash()));
    }

    /** Where a node stands among a height's validators. */
    OptionalInt seat(HeightTerms terms, int node) {
        List<Validator> members = terms.electorate().validators().members();
        return IntStream.range(0, members.size())
                .filter(i -> members.get(i).id().equals(id(node)))
                .findFirst();
    }

    /** Which node has a seat. */
    static int nodeAt(HeightTerms terms, int seat) {
        return node(terms.electorate().validators().members().get(seat).id());
    }

    static NodeId id(int node) {
        return new NodeId(NAME + Integer.toString(MANY + node).substring(1));
    }

    static int node(NodeId id) {
        return Integer.parseInt(id.code().substring(NAME.length()));
    }

    /**
     * @param proposer seat of whoever proposes it first
     * @param salt makes blocks of one proposer differ, as their records would
     */
    Block block(
            HeightTerms terms,
            int round,
            int proposer,
            long time,
            long salt,
            boolean isRight,
            List<LedgerRecord> records) {
        Hash content = hashing.tagged(
                "wattle/simulated-records", Bytes.ofUtf8(terms.height() + "/" + round + "/" + proposer + "/" + salt));
        KeyId key = ChainHashes.keyId(hashing, terms.publicKey(proposer));
        Optional<Elections.After> after =
                elections.map(chain -> chain.execute(place(terms, round, time, key), manifestUnder(terms), records));
        Hash right = after.map(Elections.After::root).orElseGet(() -> executed(terms.previous(), content));
        Block block = new Block(
                new BlockHeader(
                        1,
                        scope.chain(),
                        terms.height(),
                        round,
                        time,
                        terms.previous(),
                        key,
                        elections.map(chain -> chain.root(records)).orElse(content),
                        content,
                        isRight ? right : content,
                        terms.previous(),
                        validatorsHash,
                        validatorsHash,
                        electionHash,
                        terms.scope().epoch()),
                records);
        elections.ifPresent(chain -> chain.remember(hash(block), after.orElseThrow()));
        return block;
    }

    /** Rule 12, and the time window of rule 13. */
    Verdict verdict(HeightTerms terms, Block block, long parentTime, long marketTime) {
        BlockHeader header = block.header();
        if (header.height() != terms.height() || !header.previous().equals(terms.previous())) {
            return new Verdict.Wrong("it does not follow");
        }
        if (header.time() < parentTime) {
            return new Verdict.Wrong("time goes back");
        }
        if (!header.stateRoot().equals(stateAfter(terms, block))) {
            return new Verdict.Wrong("execution gives another state");
        }
        return new Verdict.Right(Math.abs(header.time() - marketTime) <= WINDOW);
    }

    Hash hash(Block block) {
        return ChainHashes.block(hashing, block.header());
    }

    private Hash stateAfter(HeightTerms terms, Block block) {
        BlockHeader header = block.header();
        if (elections.isEmpty()) {
            return executed(terms.previous(), header.resultsRoot());
        }
        Hash hash = hash(block);
        Elections chain = elections.get();
        if (chain.known(hash).isEmpty()) {
            chain.remember(
                    hash,
                    chain.execute(
                            place(terms, header.round(), header.time(), header.proposer()),
                            manifestUnder(terms),
                            block.records()));
        }
        return chain.after(hash).root();
    }

    private static BlockPlace place(HeightTerms terms, int round, long time, KeyId proposer) {
        Hash below = terms.previous();
        return new BlockPlace(terms.height(), round, time, terms.scope().epoch(), proposer, below, below);
    }

    private Hash executed(Hash previous, Hash records) {
        return hashing.tagged("wattle/simulated-state", Bytes.concat(previous.bytes(), records.bytes()));
    }

    private HeightTerms terms(
            long height,
            Hash previous,
            Optional<HeightTerms.Parent> parent,
            long limit,
            Optional<Succession> manifest) {
        Electorate electorate = elections
                .map(chain -> chain.electorate(height, previous, manifest))
                .orElseGet(() -> new Electorate(height, validators, election, OPEN_SLOT_PERIOD));
        long epoch = elections
                .map(chain -> chain.epochOf(height, previous, manifest))
                .orElse(0L);
        SigningScope at = new SigningScope(scope.version(), scope.chain(), epoch);
        return new HeightTerms(at, electorate, previous, parent, limit);
    }

    private static Election elected(List<Validator> members, Dice dice) {
        List<NodeId> ids = members.stream().map(Validator::id).toList();
        List<NodeId> ranked = new ArrayList<>(ids);
        for (int i = ranked.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            NodeId moved = ranked.get(i);
            ranked.set(i, ranked.get(other));
            ranked.set(other, moved);
        }
        int seats = Math.max(1, ids.size() / DELEGATES_PER_VALIDATORS);
        return new Election(
                ranked.subList(0, seats), ranked.subList(seats, Math.min(ids.size(), 2 * seats)), ids, List.of());
    }
}
