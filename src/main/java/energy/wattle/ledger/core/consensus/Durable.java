package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;

/** An entry of the signing state, which outlives a crash. Source: Ledger, rule 3. */
public sealed interface Durable {

    /** A signed message, in the very bytes that are sent, and sent again. */
    record Signed(Message message) implements Durable {}

    /** The QC that the next COMMIT rests on. */
    record HighestQc(QuorumCertificate quorum) implements Durable {}

    /** What opened the round that the next message is of. */
    record Opened(TimeoutCertificate timeouts) implements Durable {}

    /** The whole body of a block that the next message is about. */
    record Body(Block block) implements Durable {}
}
