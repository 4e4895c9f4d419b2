package energy.wattle.ledger.core.consensus;

/** What comparing a block with the node's own records gives. Source: Ledger, rules 12 and 13. */
public sealed interface Verdict {

    /**
     * @param isTimely whether what depends on the node holds, too: time window, an anchor held, its own wrap. It counts
     *     for fresh blocks only, and failing it means silence
     */
    record Right(boolean isTimely) implements Verdict {}

    /** @param reason in words, for the REJECT */
    record Wrong(String reason) implements Verdict {}

    /** The body is not here, or does not hash to the header's roots, or could not be checked in time. */
    record Missing() implements Verdict {}
}
