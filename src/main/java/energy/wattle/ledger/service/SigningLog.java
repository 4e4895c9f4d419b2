package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.consensus.Durable;
import energy.wattle.ledger.core.consensus.DurableCodec;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.store.SigningStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes what the nodes of one chain sign durable, many nodes' entries in one transaction: only when that is committed
 * do they hear of it, and their messages leave. For one thread at a time. Source: Ledger, rule 3.
 */
final class SigningLog {

    private final Chain chain;
    private final SigningStore store;
    private final TransactionOperations transactions;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<Hash> stored = new HashSet<>();
    private long since;

    SigningLog(Chain chain, SigningStore store, TransactionOperations transactions) {
        this.chain = chain;
        this.store = store;
        this.transactions = transactions;
    }

    private record Waiting(KeyId key, List<Durable> entries, Runnable whenDurable) {}

    void add(KeyId key, List<Durable> entries, Runnable whenDurable) {
        if (waiting.isEmpty()) {
            since = System.nanoTime();
        }
        waiting.add(new Waiting(key, entries, whenDurable));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** For how long the first of what waits has waited, ns. */
    long age(long now) {
        return now - since;
    }

    /** Commits everything that waits, and tells those whom it is of. */
    void commit(SigningStore.Slots slots) {
        List<Waiting> batch = List.copyOf(waiting);
        waiting.clear();
        Map<Hash, SigningStore.Body> bodies = new LinkedHashMap<>();
        List<SigningStore.Entry> rows = new ArrayList<>();
        for (Waiting one : batch) {
            for (Durable entry : one.entries()) {
                switch (entry) {
                    case Durable.Body(Block block) -> addBody(bodies, block);
                    case Durable.Signed(Message message) -> rows.add(row(one, message));
                    case Durable.HighestQc rests -> {}
                    case Durable.Opened opens -> {}
                }
            }
        }
        transactions.executeWithoutResult(
                status -> store.add(chain.number(), slots, rows, List.copyOf(bodies.values())));
        stored.addAll(bodies.keySet());
        batch.forEach(one -> one.whenDurable().run());
    }

    private void addBody(Map<Hash, SigningStore.Body> bodies, Block block) {
        Hash hash = ChainHashes.block(chain.suite(), block.header());
        if (!stored.contains(hash) && !bodies.containsKey(hash)) {
            bodies.put(hash, new SigningStore.Body(hash, BlockCodec.encode(block)));
        }
    }

    private SigningStore.Entry row(Waiting one, Message message) {
        return new SigningStore.Entry(
                one.key(),
                message.round(),
                Codes.of(message.type()),
                DurableCodec.encode(chain.suite(), one.entries()));
    }

    /** Every key's entries of a height, as they are stored. */
    Map<KeyId, List<Durable>> of(SigningStore.Slots slots) {
        Map<Hash, Optional<Block>> bodies = new HashMap<>();
        Map<KeyId, List<Durable>> entries = new HashMap<>();
        store.of(chain.number(), slots).forEach((key, rows) -> {
            List<Durable> own = new ArrayList<>();
            for (Bytes row : rows) {
                own.addAll(DurableCodec.decode(
                        row,
                        hash -> bodies.computeIfAbsent(
                                hash,
                                body -> store.body(chain.number(), slots.height(), body)
                                        .map(BlockCodec::decode))));
            }
            entries.put(key, own);
        });
        return entries;
    }

    /** The next height: nothing that was signed before interests any more. */
    void clear() {
        waiting.clear();
        stored.clear();
    }
}
