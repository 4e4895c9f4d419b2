package energy.wattle.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a declaration or withdrawal that was sent. */
public sealed interface DeclarationFate {

    /**
     * Stored durably, in no block that is known here. It is told to the market until it is.
     *
     * @param isGatePast whether the session's gate has passed by the clock: then it counts only if it stands in a block
     *     from before the gate that has not come down to this instance yet
     * @param delay what keeps it from a block; empty while it is on its way
     */
    record Pending(boolean isGatePast, Optional<Delay> delay) implements DeclarationFate {}

    /** What keeps a declaration from a block. */
    sealed interface Delay {}

    /**
     * This instance has no link to the market.
     *
     * @param peer that it should be linked with; empty where nobody is known
     * @param since market time
     */
    record NoLink(String peer, Instant since) implements Delay {}

    /**
     * Too few of the zone's nodes answer.
     *
     * @param since market time of the last block
     */
    record NoQuorum(Instant since) implements Delay {}

    /** @param blocks that this instance is behind the zone's chain */
    record CatchingUp(long blocks) implements Delay {}

    /**
     * The gate had passed before it reached the market. It counts for nothing, now and later.
     *
     * @param height of the block that says so; empty where it is in none
     */
    record TooLate(Optional<Long> height) implements DeclarationFate {}

    /**
     * Its record will never be in a block.
     *
     * @param isReplaced whether something was sent later for the session: the same anew, or something else
     */
    record Expired(boolean isReplaced) implements DeclarationFate {}

    /**
     * Void in the very block that took it.
     *
     * @param reason the contract's code, as {@code NOT_OPEN}
     */
    record Rejected(long height, String reason) implements DeclarationFate {}

    /** In a final block; its session is not over yet. */
    record InBlock(long height) implements DeclarationFate {}

    /** Its session was cancelled, and counts for nobody. */
    record SessionCancelled(long height, CancellationReason reason) implements DeclarationFate {}

    /** Its session was cleared without it. */
    record NotCounted(long height, List<DeclarationFault> faults) implements DeclarationFate {

        public NotCounted {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Its session was cleared with it.
     *
     * @param orders that counted; none for a withdrawal
     * @param voids the intervals for which it did not count
     */
    record Cleared(long height, List<BookedOrder> orders, List<VoidEntry> voids) implements DeclarationFate {

        public Cleared {
            orders = List.copyOf(orders);
            voids = List.copyOf(voids);
        }
    }
}
