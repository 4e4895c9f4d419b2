package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import java.util.List;
import java.util.Optional;

/** What happens to a node while it decides one height. */
public sealed interface Event {

    /** The timer rang, or nothing did: time passes. */
    record Tick() implements Event {}

    /** Records, an interval or a market step make a block due, and all of V have been told. */
    record HeightDue() implements Event {}

    /** A message that {@link MessageCheck} found good. */
    record MessageReceived(Message message) implements Event {}

    /** A proposal that {@link MessageCheck} found unjustified. */
    record UnjustifiedReceived(Proposal proposal) implements Event {}

    /** A proposal's envelope that {@link MessageCheck#isLeaders} found good. */
    record EnvelopeShown(Envelope envelope) implements Event {}

    /**
     * A message of another height, its signature unchecked.
     *
     * @param peer who sent it, as the network numbers its peers
     */
    record OtherHeight(long height, boolean isTimeout, int peer) implements Event {}

    /** The block that was asked for. */
    record BlockBuilt(int round, Block block) implements Event {}

    record BlockChecked(Hash block, Verdict verdict) implements Event {}

    /** A body that was asked for, or a block with its certificate, which the caller has verified: rule 16. */
    record BodyReceived(Block block, Optional<Certificate> certificate) implements Event {}

    /** All that was to be persisted under this token, and everything before it, is durable. */
    record Persisted(long token) implements Event {}

    /**
     * The node has started, or started again, within this height.
     *
     * @param signingState everything persisted for this height, in its order; nothing if the key's store is missing
     */
    record Restarted(Optional<List<Durable>> signingState) implements Event {}
}
