package energy.wattle.ledger;

import java.util.Optional;

/** What became of a record that was submitted. */
public sealed interface RecordFate {

    /** Stored durably, in no block yet. */
    record Pending() implements RecordFate {}

    /**
     * In a final block.
     *
     * @param index position in the block, from 0
     * @param voidReason why it has no effect, if it has none
     */
    record Final(long height, int index, Optional<String> voidReason) implements RecordFate {}

    /** Not in a block up to its expiry height, and never will be. */
    record Expired() implements RecordFate {}

    /** Unknown here. */
    record Unknown() implements RecordFate {}
}
