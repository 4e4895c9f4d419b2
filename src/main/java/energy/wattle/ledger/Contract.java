package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What another module makes of its kinds of records. The modules above the ledger supply it; every node runs it.
 *
 * <p>Deterministic: a function of its parameters, without clock, locale, randomness, or the order of a hash map. It
 * throws for a broken promise only; a record that breaks a rule gives {@link Voided}. Source: Ledger, Contracts.
 */
public interface Contract {

    /** The kinds of records that come here and nowhere else. */
    List<RecordKind> kinds();

    /** The state tables that this contract alone writes, ascending. */
    List<Integer> tables();

    /** Executes one record whose encoding, signature, sequence number and expiry are right. */
    Outcome execute(StateView state, BlockContext block, RecordInBlock record);

    /** What follows from the block's time, after all of its records. Never {@link Voided}. */
    Applied conclude(StateView state, BlockContext block);

    /**
     * A record at its place.
     *
     * @param index position in the block, from 0
     * @param plaintext of a sealed payload; nothing where the chain's nodes cannot open it (yet)
     */
    record RecordInBlock(int index, LedgerRecord record, Optional<Bytes> plaintext) {}

    /** What became of a record. */
    sealed interface Outcome {}

    /** The record took effect. */
    record Applied(List<Fact> facts, List<StateChange> changes) implements Outcome {

        public static final Applied NOTHING = new Applied(List.of(), List.of());

        public Applied {
            facts = List.copyOf(facts);
            changes = List.copyOf(changes);
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
