package energy.wattle.ledger.service;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.Ground;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who decides the blocks of one chain: a validator alone, or a network of them. For one thread at a time, which calls
 * {@link #begin} for every height, {@link #decide} until it gives the block, and {@link #begin} again when the block is
 * stored.
 */
interface Deciding {

    /** A block that is final, and why. */
    record Decided(ChainStep.Made made, Certificate certificate) {}

    /**
     * The next height is to be decided.
     *
     * @param ground what it stands on
     */
    void begin(Ground ground);

    /** As above, and nothing of what is in memory counts: what is durable does. */
    void restart(Ground ground);

    /**
     * Decides the block of the height begun last.
     *
     * @param time market time for it, at least the tip's
     * @param pending the records that wait
     * @return nothing if too few validators answer for now: to be called again
     */
    Optional<Decided> decide(long time, Supplier<List<LedgerRecord>> pending);

    /** Whether the chain has nodes in other processes. */
    default boolean isAmongOthers() {
        return false;
    }

    /** Whether others have said something that is to be heard, due or not. */
    default boolean isCalled() {
        return false;
    }

    /**
     * As {@link #decide}, where nothing makes the height due here: listens to others, as long as they say something.
     */
    default Optional<Decided> hear(long time, Supplier<List<LedgerRecord>> pending) {
        return Optional.empty();
    }

    /** What is to be done in the block's transaction. */
    default void stored(Decided decided) {}
}
