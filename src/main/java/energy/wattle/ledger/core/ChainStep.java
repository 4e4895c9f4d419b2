package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockExecution.Executed;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.Epochs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the next block of a chain, and checks one that is said to be it. A function of the chain's tip and state.
 *
 * <p>Who votes and leads follows from the state below and the hash of the block below. Source: Ledger, rule 2; One
 * height.
 */
public final class ChainStep {

    /** The newest protocol version that this software knows. */
    public static final int NEWEST_VERSION = 1;

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final BlockExecution execution;
    private final Grounds grounds;

    /** @param pinned recoveries of the main chain that this node has vouched for */
    public ChainStep(CryptoSuite suite, Genesis genesis, BlockExecution execution, PinnedManifests pinned) {
        this.suite = suite;
        this.genesis = genesis;
        this.execution = execution;
        grounds = new Grounds(suite, genesis, execution.chain, pinned);
    }

    /** What blocks of this chain stand on. */
    public Grounds grounds() {
        return grounds;
    }

    /**
     * A block to be certified.
     *
     * @param waiting number of pending records that cannot stand in a block yet: no reason to make the next one
     * @param dropped pending records that will never be in a block
     */
    public record Made(Block block, Hash hash, Executed executed, int waiting, List<Packing.Dropped> dropped) {

        public Made {
            dropped = List.copyOf(dropped);
        }
    }

    /** What checking a block gives. */
    public sealed interface Check {}

    public record Right(Executed executed) implements Check {}

    /** @param reason in words, for whoever looks into it */
    public record Refused(String reason) implements Check {}

    /**
     * Makes the block above a tip from records that wait, for its first round.
     *
     * @param state after the tip
     * @param time market time, milliseconds since 1970-01-01T00:00Z, at least the tip's
     * @param pending in the order in which they came, signatures checked
     */
    public Made make(
            ChainTip tip,
            StateView state,
            long time,
            KeyId proposer,
            List<LedgerRecord> pending,
            EpochSecrets secrets) {
        return make(Ground.of(tip, state), new Turn(0, time, proposer, Limits.BLOCK_LENGTH), pending, secrets);
    }

    /**
     * A leader's turn.
     *
     * @param round from 0
     * @param time as above
     * @param sizeLimit bytes of the block: L of rule 19
     */
    public record Turn(int round, long time, KeyId proposer, long sizeLimit) {}

    /**
     * As above, for any round and size, and on any ground. The first block after a recovery holds the record that shows
     * it, and nothing else.
     */
    public Made make(Ground ground, Turn turn, List<LedgerRecord> pending, EpochSecrets secrets) {
        ChainTip tip = ground.tip();
        StateView state = ground.state();
        if (turn.time() < tip.time()) {
            throw new IllegalArgumentException(
                    "time %d is before the last block's %d".formatted(turn.time(), tip.time()));
        }
        long height = tip.height() + 1;
        ChainParameters parameters = ChainParameters.of(state, genesis).withBlocksUpTo(turn.sizeLimit());
        int version = elections(state).version(height);
        if (version > NEWEST_VERSION) {
            throw new IllegalStateException("height %d is of protocol version %d".formatted(height, version));
        }
        BlockPlace place = BlockPlace.above(tip, turn.round(), turn.time(), epochOf(state, height), turn.proposer());
        Packing.Packed packed = ground.succession()
                .map(succeeded -> Packing.alone(execution.admission(), state, height, succeeded.payload(), pending))
                .orElseGet(() -> Packing.pack(
                        execution.admission(),
                        parameters,
                        state,
                        height,
                        pending,
                        record -> mayRestOn(List.of(record))));
        if (ground.succession().isPresent() && packed.chosen().isEmpty()) {
            throw new IllegalStateException("height %d begins with a manifest that nobody shows".formatted(height));
        }
        List<LedgerRecord> records = new ArrayList<>(packed.chosen());
        while (true) {
            switch (execution.execute(ground, place, records, secrets, Signatures.CHECKED_BEFORE)) {
                // An earlier record of this block has taken the sender's right: it may wait for another one.
                case BlockExecution.Wrong wrong -> records.remove(wrong.recordIndex());
                case Executed executed -> {
                    Block block = new Block(header(ground, place, records, executed), records);
                    int waiting = packed.waiting().size() + packed.chosen().size() - records.size();
                    return new Made(
                            block, ChainHashes.block(suite, block.header()), executed, waiting, packed.dropped());
                }
            }
        }
    }

    /**
     * Executes a block that is said to be final and compares everything that its header says. Its certificate is
     * {@link Certificates}' to check. Whatever rests on a recovery of the main chain is refused unless that is pinned.
     *
     * @param state after the tip
     */
    public Check check(ChainTip tip, StateView state, Block block, EpochSecrets secrets, Signatures signatures) {
        Optional<Hash> missing = grounds.unpinned(block.records());
        if (missing.isPresent()) {
            return new Refused(PinnedManifests.missing(missing.get()));
        }
        return switch (grounds.of(tip, state, block.records())) {
            case Grounds.GoesOn(Ground ground) -> checkOn(ground, block, secrets, signatures);
            case Grounds.Unpinned(Hash manifest, var order) -> new Refused(PinnedManifests.missing(manifest));
            case Grounds.Stops stops -> new Refused("it recovers the chain above another block");
            case Grounds.Refused(String reason) -> new Refused(reason);
        };
    }

    /**
     * Whether this node may be the first to vote for these records: decisions that come over a recovery of the main
     * chain need its manifest pinned. Like all that depends on the node, it is asked of fresh blocks only, and where it
     * fails, the node is silent. Source: Ledger, rules 13 and 28.
     */
    public boolean mayRestOn(List<LedgerRecord> records) {
        return grounds.unpinned(records).isEmpty();
    }

    /**
     * The same for a block that is being decided, on the ground that this node decides it on. It does not depend on
     * what is pinned: that is asked with {@link #mayRestOn}.
     */
    public Check check(Ground ground, Block block, EpochSecrets secrets, Signatures signatures) {
        boolean isOnIt =
                grounds.of(ground.stored(), ground.below(), block.records()) instanceof Grounds.GoesOn(Ground its)
                        && its.isLike(ground);
        return isOnIt
                ? checkOn(ground, block, secrets, signatures)
                : new Refused("it goes on from a recovery, or does not, as no other block of its height does");
    }

    private Check checkOn(Ground ground, Block block, EpochSecrets secrets, Signatures signatures) {
        ChainTip tip = ground.tip();
        StateView state = ground.state();
        BlockHeader header = block.header();
        BlockCheck links = BlockCheck.links(suite, tip, header);
        if (links != BlockCheck.VALID) {
            return new Refused(links.toString());
        }
        Optional<String> own = ownRules(tip, state, block);
        if (own.isPresent()) {
            return new Refused(own.get());
        }
        BlockPlace place = BlockPlace.above(tip, header.round(), header.time(), header.epoch(), header.proposer());
        return switch (execution.execute(ground, place, block.records(), secrets, signatures)) {
            case BlockExecution.Wrong wrong ->
                new Refused("record %d: %s".formatted(wrong.recordIndex(), wrong.fault()));
            case Executed executed -> {
                BlockCheck content = BlockCheck.of(
                        suite, tip, block, executed.forCheck(snapshot(ground, header.height(), executed)));
                if (content != BlockCheck.VALID) {
                    yield new Refused(content.toString());
                }
                yield header.nextValidators().equals(nextValidators(state, executed))
                        ? new Right(executed)
                        : new Refused("the next validators are not those of the state");
            }
        };
    }

    private Optional<String> ownRules(ChainTip tip, StateView state, Block block) {
        BlockHeader header = block.header();
        ChainParameters parameters = ChainParameters.of(state, genesis);
        if (header.version() != elections(state).version(header.height()) || header.version() > NEWEST_VERSION) {
            return Optional.of("protocol version %d is unknown".formatted(header.version()));
        }
        if (header.epoch() != epochOf(state, header.height())) {
            return Optional.of("height %d is not of epoch %d".formatted(header.height(), header.epoch()));
        }
        if (!header.election()
                .equals(ChainHashes.election(suite, electorate(tip, state).election()))) {
            return Optional.of("the validators' order is not that of the state");
        }
        if (block.records().size() > parameters.blockRecords()
                || BlockCodec.encode(block).length() > parameters.blockBytes()) {
            return Optional.of("the block is larger than it may be");
        }
        return Optional.empty();
    }

    private BlockHeader header(Ground ground, BlockPlace place, List<LedgerRecord> records, Executed executed) {
        ChainTip tip = ground.tip();
        StateView state = ground.state();
        return new BlockHeader(
                elections(state).version(place.height()),
                tip.chain(),
                place.height(),
                place.round(),
                place.time(),
                tip.hash(),
                place.proposer(),
                ChainHashes.recordsRoot(suite, records),
                ChainHashes.resultsRoot(suite, executed.results()),
                ChainHashes.stateRoot(
                        suite, tip.stateRoot(), executed.changes(), snapshot(ground, place.height(), executed)),
                tip.history().root(suite),
                tip.validators(),
                nextValidators(state, executed),
                ChainHashes.election(suite, electorate(tip, state).election()),
                place.epoch());
    }

    /** The public key of a sender, as this state has it. */
    public Optional<Bytes> sender(StateView state, KeyId key) {
        return execution.admission().sender(state, key).map(Senders.Sender::publicKey);
    }

    /** Who votes on the block above a tip and leads it. Source: Ledger, rules 2 and 10. */
    public Electorate electorate(ChainTip tip, StateView state) {
        return elections(state).electorate(tip.height() + 1, tip.hash());
    }

    /**
     * Under what the height above a tip is decided.
     *
     * @param parent how the tip was decided; nothing before the first block
     * @param sizeLimit L of rule 19
     */
    public HeightTerms terms(Ground ground, Optional<HeightTerms.Parent> parent, long sizeLimit) {
        ChainTip tip = ground.tip();
        long height = tip.height() + 1;
        SigningScope scope = new SigningScope(
                elections(ground.state()).version(height), tip.chain(), epochOf(ground.state(), height));
        return new HeightTerms(scope, electorate(tip, ground.state()), tip.hash(), parent, sizeLimit);
    }

    private Hash nextValidators(StateView state, Executed executed) {
        return ChainHashes.validators(
                suite, elections(OverlayState.of(state, executed.changes())).validators());
    }

    /** At an epoch's last block, of the state after it. Source: Ledger, Block header. */
    private Optional<Hash> snapshot(Ground ground, long height, Executed executed) {
        return ChainParameters.of(genesis).isSnapshot(height)
                ? Optional.of(execution.snapshot(OverlayState.of(ground.below(), executed.changes())))
                : Optional.empty();
    }

    private long epochOf(StateView state, long height) {
        return Epochs.of(state, genesis).of(height);
    }

    private ElectionState elections(StateView state) {
        return new ElectionState(suite, genesis, state);
    }
}
