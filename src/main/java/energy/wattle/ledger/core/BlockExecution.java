package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.ElectionContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Executes blocks of one chain: {@code begin} of every contract, the records, {@code conclude} of every contract. A
 * function of the state, the block and the epoch keys. The ledger's own contract is always among them.
 *
 * <p>A contract that breaks its promise (writes a table or place that is not its own to write, encrypts without a key
 * in force, decides on a sub-chain) is an {@link IllegalStateException}: no block can come of it. Source: Ledger,
 * Contracts; One height, rule 12.
 */
public final class BlockExecution {

    final CryptoSuite suite;
    final MarketChain chain;
    final List<Contract> contracts;
    final ElectionContract elections;
    final RecordAdmission admission;
    private final List<Integer> tables;
    private final Map<RecordKind, Contract> owners = new EnumMap<>(RecordKind.class);

    /**
     * @param contracts of the modules above; the ledger's own is added
     * @throws IllegalStateException if two contracts share a kind or a table
     */
    public BlockExecution(
            CryptoSuite suite, Genesis genesis, MarketChain chain, List<Contract> contracts, Senders senders) {
        this.suite = suite;
        this.chain = chain;
        admission = new RecordAdmission(suite, genesis, chain, senders);
        List<Contract> all = new ArrayList<>(contracts);
        all.add(new NodeContract(suite, genesis, chain));
        elections = new ElectionContract(suite, genesis, chain);
        all.add(elections);
        all.sort(Comparator.comparing(contract -> contract.tables().getFirst()));
        this.contracts = List.copyOf(all);
        SortedSet<Integer> written = new TreeSet<>();
        written.add(NodeState.SEQUENCES);
        written.add(NodeState.DECISIONS);
        for (Contract contract : all) {
            for (RecordKind kind : contract.kinds()) {
                demand(owners.put(kind, contract) == null, "two contracts for " + kind);
            }
            for (int table : contract.tables()) {
                demand(written.add(table), "two contracts write table " + table);
            }
        }
        tables = List.copyOf(written);
    }

    /** What executing a block gives. */
    public sealed interface Outcome {}

    /**
     * The block's records may stand in it.
     *
     * @param results in their order
     * @param plaintexts what the contracts wrote, one per result
     * @param changes strictly ascending
     * @param records one per record
     * @param keyEpoch of the epoch key that seals the block's results; nothing while none is in force
     */
    public record Executed(
            List<Result> results,
            List<Bytes> plaintexts,
            List<StateChange> changes,
            List<ExecutedRecord> records,
            OptionalLong keyEpoch)
            implements Outcome {

        public Executed {
            results = List.copyOf(results);
            plaintexts = List.copyOf(plaintexts);
            changes = List.copyOf(changes);
            records = List.copyOf(records);
        }

        /** What the header's roots are made of, for {@link BlockCheck}. */
        public BlockCheck.Execution forCheck(Optional<Hash> snapshot) {
            return new BlockCheck.Execution(results, changes, snapshot);
        }
    }

    /**
     * What became of a record.
     *
     * @param plaintext of a payload sealed to the epoch's key
     * @param voidReason why it has no effect, if it has none
     */
    public record ExecutedRecord(Hash id, Optional<Bytes> plaintext, Optional<String> voidReason) {}

    /** No block can hold this record at this place. */
    public record Wrong(RecordFault fault, int recordIndex) implements Outcome {}

    /** Executes a block and checks every signature. */
    public Outcome execute(StateView state, BlockPlace place, List<LedgerRecord> records, EpochSecrets secrets) {
        return execute(state, place, records, secrets, Signatures.verifying(suite));
    }

    /**
     * Executes a block on the state after its parent. Whether its limits, links and roots are right is
     * {@link BlockCheck}'s.
     *
     * @throws IllegalStateException if a contract breaks its promise, or an epoch key that is needed is not there
     */
    public Outcome execute(
            StateView state,
            BlockPlace place,
            List<LedgerRecord> records,
            EpochSecrets secrets,
            Signatures signatures) {
        return new BlockRun(this, state, Optional.empty(), place, records, secrets).outcome(signatures);
    }

    /** The same where others may have taken the validators' place. */
    Outcome execute(
            Ground ground, BlockPlace place, List<LedgerRecord> records, EpochSecrets secrets, Signatures signatures) {
        return new BlockRun(this, ground.below(), ground.succession(), place, records, secrets).outcome(signatures);
    }

    /** The hash of a snapshot of a state that these contracts have made. */
    public Hash snapshot(StateView state) {
        return ChainHashes.snapshot(suite, state, tables);
    }

    /** Whether single records may stand in a block, for those who take them in. */
    public RecordAdmission admission() {
        return admission;
    }

    Optional<Contract> owner(RecordKind kind) {
        return Optional.ofNullable(owners.get(kind));
    }

    static void demand(boolean holds, String promise) {
        if (!holds) {
            throw new IllegalStateException("a contract has broken its promise: " + promise);
        }
    }
}
