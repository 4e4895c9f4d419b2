package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import java.util.List;

/** What a node is to do. */
public sealed interface Action {

    /**
     * Append these entries, in this order; then say so with the token. What rests on them is sent only then: rule 3.
     */
    record Persist(long token, List<Durable> entries) implements Action {}

    /** To all of V; the node itself has counted it. */
    record Broadcast(Message message) implements Action {}

    /** @param sizeLimit bytes: L of rule 19 */
    record BuildBlock(int round, long sizeLimit) implements Action {}

    /** Compare it: rule 12. The answer says what depends on the node apart, since that counts for fresh blocks only. */
    record CheckBlock(Block block, long sizeLimit) implements Action {}

    /** Wake with a tick at this instant of the monotonic clock; replaces the timer before. */
    record SetTimer(long at) implements Action {}

    /** The height is decided: rule 15. Nothing follows in the same step, and the height's signing state may go. */
    record FinalizeBlock(Block block, Certificate certificate) implements Action {}

    /** Ask peers for a body of this height. */
    record RequestBody(Hash block) implements Action {}

    /** Ask a peer for this height's block and certificate: rule 16. */
    record RequestHeight(long height, int peer) implements Action {}

    /**
     * A validator votes in a round for another proposal than the one that came here: it gets to see this one's
     * envelope, so that one of the two finds a leader who has shown two. Little more than a vote long.
     */
    record ShowEnvelope(Envelope envelope, int validator) implements Action {}

    /** Answer a peer with a decided height's block and certificate: rules 16 and 17. */
    record AnswerHeight(long height, int peer) implements Action {}

    record ReportEvidence(Evidence evidence) implements Action {}

    /** The laboratory's mutant only: demand the eviction of a leader who did not propose. */
    record AccuseSilence(int leader) implements Action {}

    /** Sign nothing any more: rule 3, or a certified block that is wrong here. */
    record BecomeObserver(String reason) implements Action {}
}
