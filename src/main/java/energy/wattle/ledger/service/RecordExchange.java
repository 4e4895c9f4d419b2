package energy.wattle.ledger.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.RecordFault;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.PendingStore.PendingRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records that wait, as processes tell one another of them: whoever takes one tells all others, so that every leader
 * has it. What was lost on the way is found by neighbours, which name to one another what waits. Source: Ledger, Two
 * tiers ("a node first sends whatever makes it due to all of V").
 */
final class RecordExchange {

    /** Never to be in a block any more. */
    private static final Set<RecordFault> SPENT = EnumSet.of(RecordFault.OVERTAKEN, RecordFault.EXPIRED);

    private final NodeStores stores;
    private final Executions executions;
    private final Neighbours neighbours;
    private final Map<Chain, Set<Hash>> waited = new ConcurrentHashMap<>();
    private final Map<Chain, Long> lookedAt = new ConcurrentHashMap<>();

    RecordExchange(NodeStores stores, Executions executions, Neighbours neighbours) {
        this.stores = stores;
        this.executions = executions;
        this.neighbours = neighbours;
    }

    NodeStores stores() {
        return stores;
    }

    /** Records were taken here; told once they are durable. */
    void taken(Chain chain, List<PendingRecord> records) {
        if (neighbours.exist()) {
            AfterCommit.run(() -> records.forEach(record -> tell(chain, record)));
        }
        if (RecordTrail.isKept()) {
            String step = neighbours.exist() ? "stored, and told to the other instances" : "stored";
            AfterCommit.run(() -> records.forEach(record ->
                    RecordTrail.tell(record.id(), chain.market().name().code(), step)));
        }
    }

    private void tell(Chain chain, PendingRecord record) {
        neighbours.spread(chain.id(), Optional.empty(), new Parcel.Waiting(RecordCodec.decode(record.content())));
    }

    /** A record as it waits. */
    static PendingRecord pending(Chain chain, LedgerRecord record) {
        return new PendingRecord(
                ChainHashes.record(chain.suite(), record),
                record.kind().number(),
                record.sender().hash(),
                RecordCodec.encode(record));
    }

    /**
     * Another process has a record: it waits here, too, if it could stand in a block now. Call it in a transaction.
     *
     * @param from the neighbour that it comes by
     * @return whether it is news
     */
    boolean hear(Chain chain, LedgerRecord record, String from) {
        PendingRecord pending = pending(chain, record);
        if (stores.pending().isPending(pending.id())) {
            return false;
        }
        Optional<RecordFault> fault = executions
                .of(chain)
                .admission()
                .fault(
                        stores.states().view(chain.number()),
                        height(chain) + 1,
                        record,
                        Signatures.verifying(chain.suite()));
        if (fault.isPresent()) {
            tell(chain, pending.id(), "is told by another instance, and not taken: " + fault.get());
            return false; // if it is only early, it is offered again
        }
        stores.pending().add(chain.number(), List.of(pending));
        AfterCommit.run(() -> tell(chain, pending.id(), "heard from another instance, by way of " + from));
        return true;
    }

    private static void tell(Chain chain, Hash record, String step) {
        if (RecordTrail.isKept()) {
            RecordTrail.tell(record, chain.market().name().code(), step);
        }
    }

    /** How far this process' copy of the chain goes. */
    long height(Chain chain) {
        return stores.blocks().last(chain.number()).map(last -> last.height()).orElse(0L);
    }

    /** What waits here, in the order in which it came. */
    List<LedgerRecord> waiting(Chain chain) {
        return stores.pending().of(chain.number(), Parcel.MOST_RECORDS).stream()
                .map(pending -> RecordCodec.decode(pending.content()))
                .toList();
    }

    /** Names to the neighbours what has waited since the last call: they may lack it. */
    void offer(Chain chain) {
        List<Hash> waiting = stores.pending().ids(chain.number(), Parcel.MOST_RECORDS);
        Set<Hash> before = waited.getOrDefault(chain, Set.of());
        List<Hash> still = waiting.stream().filter(before::contains).toList();
        if (!still.isEmpty()) {
            neighbours.tell(chain.id(), new Parcel.Offer(still));
        }
        waited.put(chain, Set.copyOf(waiting));
    }

    /** Asks for what is not known here. */
    void hear(Chain chain, Parcel.Offer offer, String from) {
        List<Hash> unknown = stores.pending().unknown(offer.records());
        if (!unknown.isEmpty()) {
            neighbours.tell(from, chain.id(), new Parcel.AskRecords(unknown));
        }
    }

    /** Tells a neighbour what it asks for, as far as it waits here. */
    void answer(Chain chain, Parcel.AskRecords asked, String from) {
        stores.pending()
                .contents(chain.number(), asked.records())
                .forEach(content -> neighbours.tell(from, chain.id(), new Parcel.Waiting(RecordCodec.decode(content))));
    }

    /** Of what waits, that which no block can hold any more: other processes' leaders have dropped it. */
    void forgetSpent(Chain chain, long height) {
        Long before = lookedAt.put(chain, height);
        if (before != null && before == height) {
            return; // a record is spent by what blocks decide
        }
        List<Hash> spent = stores.pending().of(chain.number(), Parcel.MOST_RECORDS).stream()
                .filter(pending -> isSpent(chain, height, RecordCodec.decode(pending.content())))
                .map(PendingRecord::id)
                .toList();
        if (!spent.isEmpty()) {
            spent.forEach(id -> stores.pending().drop(chain.number(), height, id, RecordFault.OVERTAKEN.name()));
            stores.pending().remove(spent);
        }
    }

    private boolean isSpent(Chain chain, long height, LedgerRecord record) {
        return executions
                .of(chain)
                .admission()
                .fault(stores.states().view(chain.number()), height, record, Signatures.CHECKED_BEFORE)
                .filter(SPENT::contains)
                .isPresent();
    }
}
