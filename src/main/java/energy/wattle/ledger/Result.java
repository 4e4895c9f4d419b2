package energy.wattle.ledger;

import java.util.regex.Pattern;

/**
 * One outcome of executing a block: a trade, a settlement line, a void record. A leaf under the results root.
 *
 * @param recordIndex position in the block of the record that it follows from; {@link #OF_THE_BLOCK} if from none
 * @param kind 1 to 40 capital letters, digits and underscores, beginning with a letter
 * @param content what the kind's contract wrote
 */
public record Result(int recordIndex, String kind, Content content) {

    /** Stands for a result that the block's time, not one of its records, has caused. */
    public static final int OF_THE_BLOCK = -1;

    /** Kind of the result of every record that stays in its block without effect; its content is the reason. */
    public static final String VOID = "VOID";

    /** Kind of the main chain's result of an anchor that holds; its content is an {@link AnchoredBlock}. */
    public static final String ANCHORED = "ANCHORED";

    /** Kind of the main chain's result of a decision that a zone has to know: {@link LedgerFact.Decided}. */
    public static final String DECISION = "DECISION";

    public static final int MAXIMUM_KIND_LENGTH = 40;

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    /** What a result says: to everybody, or to the holders of the epoch key. */
    public sealed interface Content {}

    public record Plain(Bytes payload) implements Content {

        public Plain {
            Checks.atMost("result length", payload.length(), Limits.PAYLOAD_LENGTH);
        }
    }

    public record Encrypted(SealedPayload payload) implements Content {}

    public Result {
        Checks.atLeast("record index", recordIndex, OF_THE_BLOCK);
        Checks.atMost("record index", recordIndex, Limits.RECORDS_PER_BLOCK - 1);
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("a result's kind has capital letters, digits and underscores");
        }
    }
}
