package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What another module makes of its kinds of records. The modules above the ledger supply it; every node runs it, on the
 * main chain and on sub-chains alike.
 *
 * <p>For each block: {@link #begin} of every contract, its records in their order, {@link #conclude} of every contract;
 * contracts in the order of their lowest table. Deterministic: a function of its parameters, without clock, locale,
 * randomness, or the order of a hash map. It throws for a broken promise only; a record that breaks a rule gives
 * {@link Voided}. Source: Ledger, Contracts.
 */
public interface Contract {

    /** The kinds of records that come here and nowhere else. */
    List<RecordKind> kinds();

    /** The kinds of other contracts' records that this one is told of once they have taken effect. */
    default List<RecordKind> follows() {
        return List.of();
    }

    /** The state tables that this contract alone writes, ascending. It may read all. */
    List<Integer> tables();

    /** What follows from the block's time, before its records. */
    default Applied begin(StateView state, BlockContext block) {
        return Applied.NOTHING;
    }

    /** Executes one record whose encoding, signature, sender, sequence number and expiry are right. */
    Outcome execute(StateView state, BlockContext block, RecordInBlock record);

    /** A record of a followed kind was executed, and its own contract has applied it. */
    default Applied follow(StateView state, BlockContext block, RecordInBlock record) {
        return Applied.NOTHING;
    }

    /** Applies, on the zone's sub-chain, what this contract decided on the main chain; its proof is right. */
    default Applied copied(StateView state, BlockContext block, Decision decision) {
        return Applied.NOTHING;
    }

    /** What follows from the block's time, after all of its records. */
    default Applied conclude(StateView state, BlockContext block) {
        return Applied.NOTHING;
    }

    /**
     * A record at its place.
     *
     * @param index position in the block, from 0
     * @param sealed the payload of a sealed kind, decoded
     * @param plaintext of a payload that is sealed to the epoch's key; nothing where it is sealed to a session's key,
     *     or cannot be opened
     */
    record RecordInBlock(int index, LedgerRecord record, Optional<SealedPayload> sealed, Optional<Bytes> plaintext) {}

    /** What became of a record. */
    sealed interface Outcome {}

    /**
     * The record took effect.
     *
     * @param changes one per place, in any order
     * @param decisions on the main chain only, in their order
     */
    record Applied(List<Fact> facts, List<StateChange> changes, List<Decision> decisions) implements Outcome {

        public static final Applied NOTHING = new Applied(List.of(), List.of(), List.of());

        public Applied {
            facts = List.copyOf(facts);
            changes = List.copyOf(changes);
            decisions = List.copyOf(decisions);
        }

        public static Applied of(List<Fact> facts, List<StateChange> changes) {
            return new Applied(facts, changes, List.of());
        }
    }

    /**
     * The record stays in its block, uses up its number, and has no other effect.
     *
     * @param reason code of up to 40 capital letters, digits and underscores
     */
    record Voided(String reason) implements Outcome {}

    /**
     * A result before it has its place: the ledger numbers and, where so marked, encrypts it.
     *
     * @param kind as in {@link Result}
     */
    record Fact(String kind, Bytes payload, boolean isEncrypted) {}
}
