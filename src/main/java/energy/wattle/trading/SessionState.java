package energy.wattle.trading;

/** Where a session stands: OPEN → CLOSED → CLEARED, or CANCELLED with a reason. Source: Market rules, Sessions. */
public sealed interface SessionState {

    /** On the calendar, but without an OPEN record yet. */
    record Scheduled() implements SessionState {}

    /** @param since the block of its OPEN record */
    record Open(BlockPoint since) implements SessionState {}

    /** @param since the block of its CLOSE record */
    record Closed(BlockPoint since) implements SessionState {}

    /** @param since the block of its KEY record, in which it was cleared */
    record Cleared(BlockPoint since) implements SessionState {}

    /** @param since the block that cancelled it */
    record Cancelled(BlockPoint since, CancellationReason reason) implements SessionState {}

    /** Whether it was CLEARED or CANCELLED in a block below this one. */
    default boolean isOverBelow(BlockPoint block) {
        return switch (this) {
            case Cleared cleared -> cleared.since().isBelow(block);
            case Cancelled cancelled -> cancelled.since().isBelow(block);
            case Scheduled scheduled -> false;
            case Open open -> false;
            case Closed closed -> false;
        };
    }

    /** Whether it is CLEARED or CANCELLED: nothing changes it any more. */
    default boolean isOver() {
        return this instanceof Cleared || this instanceof Cancelled;
    }
}
