package energy.wattle.trading;

import java.util.List;

/** What became of a declaration or withdrawal that was sent. */
public sealed interface DeclarationFate {

    /** Stored durably, in no block yet. */
    record Pending() implements DeclarationFate {}

    /** It got into no block in time, and never will. */
    record Expired() implements DeclarationFate {}

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
