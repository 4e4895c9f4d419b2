package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes from node to node over a link, and from process to process. */
sealed interface Parcel {

    /** In one {@link Offer}. */
    int MOST_RECORDS = 500;

    record Signed(Message message) implements Parcel {}

    /** What a leader has signed for somebody else. */
    record Shown(Envelope envelope) implements Parcel {}

    record AskBody(long height, Hash block) implements Parcel {}

    record AskHeight(long height) implements Parcel {}

    record Answer(Block block, Optional<Certificate> certificate) implements Parcel {}

    /** What processes talk of, and no node hears. */
    sealed interface Talk extends Parcel {}

    /** Between processes: a record that waits to stand in a block. */
    record Waiting(LedgerRecord record) implements Talk {}

    /** Between neighbours: ids of records that wait at the sender's, {@link #MOST_RECORDS} at most. */
    record Offer(List<Hash> records) implements Talk {}

    /** Between neighbours: of an offer, what is not known here; each is told as {@link Waiting}. */
    record AskRecords(List<Hash> records) implements Talk {}

    /**
     * Between processes: where the sender's copy of the chain stands.
     *
     * @param asOf market time as of which the sender knows that there is no more; {@link Instant#EPOCH}: it does not
     *     say
     */
    record Tip(long height, Instant asOf) implements Talk {

        Tip(long height) {
            this(height, Instant.EPOCH);
        }
    }

    /**
     * Between processes: market time, as the authority has signed it; of two, the one with the higher number is newer.
     */
    record Tick(long number, ClockTick tick, Bytes signature) implements Talk {}

    /** Between processes: one node asks another how far it is. Source: rule 4. */
    record Ping(NodeId from, NodeId to, long nonce) implements Talk {}

    /**
     * Between processes: an epoch's key is missing here.
     *
     * @param member name of the asker's key that it is to be sealed to
     */
    record AskKey(long epoch, NodeId member) implements Talk {}

    /** Between processes: an epoch's key, which nobody but the member can open. */
    record GivenKey(long epoch, NodeId member, SealedPayload sealed) implements Talk {}

    /** Between processes: the answer, with what was asked. */
    record Pong(NodeId from, NodeId to, long nonce) implements Talk {}

    /** Between neighbours: one block that was lost, answered as {@link AskHeight} is. */
    record AskBlock(long height) implements Talk {}

    /** Between neighbours: what time is it there? */
    record AskTime(long nonce) implements Talk {}

    /**
     * Between neighbours: the answer.
     *
     * @param nonce of the question
     * @param millis since 1970-01-01T00:00Z, by the host's clock
     * @param isSure whether the instance takes its clock for right
     */
    record Time(long nonce, long millis, boolean isSure) implements Talk {}
}
