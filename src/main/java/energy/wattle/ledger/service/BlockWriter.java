package energy.wattle.ledger.service;

import energy.wattle.ledger.AlteredChainException;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.BlockExecution.ExecutedRecord;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.HistoryTree;
import energy.wattle.ledger.core.MerkleTree;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredChange;
import energy.wattle.ledger.store.BlockStore.StoredRecord;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import energy.wattle.ledger.store.HistoryStore.HistoryNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores the blocks of one chain with all their effects, and reads back where the chain stands. */
final class BlockWriter {

    /** What a single change's digest is computed on top of. */
    private static final Hash NOTHING = new Hash(Bytes.of(new byte[Hash.LENGTH]));

    private final Chain chain;
    private final NodeStores stores;
    private final List<Projection> projections;

    BlockWriter(Chain chain, NodeStores stores, List<Projection> projections) {
        this.chain = chain;
        this.stores = stores;
        this.projections = List.copyOf(projections);
    }

    /** Call it in a transaction. */
    void write(ChainStep.Made made, Certificate certificate, ChainTip parent, FinalBlock block) {
        BlockHeader header = made.block().header();
        rewrite(made, certificate, parent);
        stores.states().apply(chain.number(), made.executed().changes());
        forget(made, header.height());
        projections.forEach(projection -> projection.project(block));
    }

    /** Only what the chain itself consists of, where that was lost. Call it in a transaction. */
    void rewrite(ChainStep.Made made, Certificate certificate, ChainTip parent) {
        BlockHeader header = made.block().header();
        StoredBlock stored = new StoredBlock(
                chain.number(),
                header.height(),
                made.hash(),
                header.time(),
                BlockCodec.encode(header),
                ChainCodec.encode(certificate));
        stores.blocks().add(stored, records(made), results(made), changes(made));
        extendHistory(parent, made.hash());
    }

    StateView state() {
        return stores.states().view(chain.number());
    }

    /**
     * Where the chain stands in the database.
     *
     * @throws AlteredChainException if its last block is not what was stored
     */
    ChainTip tip() {
        return stores.blocks()
                .last(chain.number())
                .map(this::tipAt)
                .orElseGet(() -> ChainTip.of(chain.suite(), chain.genesis()));
    }

    private ChainTip tipAt(StoredBlock last) {
        BlockHeader header = BlockCodec.decodeHeader(last.header());
        if (!ChainHashes.block(chain.suite(), header).equals(last.hash())) {
            throw new AlteredChainException("chain %s: its last block, %d, is not what was stored"
                    .formatted(chain.market().name(), last.height()));
        }
        return new ChainTip(
                chain.id(),
                header.height(),
                last.hash(),
                header.time(),
                header.stateRoot(),
                header.nextValidators(),
                header.epoch(),
                new HistoryTree(header.height(), edge(header.height())));
    }

    /** Roots of the complete subtrees over this many blocks, from the largest to the smallest. */
    private List<Hash> edge(long size) {
        List<Hash> edge = new ArrayList<>();
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                edge.add(stores.history()
                        .find(chain.number(), level, (size >>> level) - 1)
                        .orElseThrow(() -> new AlteredChainException("chain %s: a node of its history is missing"
                                .formatted(chain.market().name()))));
            }
        }
        return edge;
    }

    /** Adds the block's leaf, and every subtree that it completes. */
    private void extendHistory(ChainTip parent, Hash block) {
        List<Hash> edge = parent.history().edge();
        Hash subtree = ChainHashes.historyLeaf(chain.suite(), block);
        long position = parent.height();
        List<HistoryNode> nodes = new ArrayList<>();
        nodes.add(new HistoryNode(0, position, subtree));
        for (int level = 1; (position & 1) == 1; level++) {
            subtree = MerkleTree.node(chain.suite(), edge.get(edge.size() - level), subtree);
            position >>= 1;
            nodes.add(new HistoryNode(level, position, subtree));
        }
        stores.history().add(chain.number(), nodes);
    }

    private void forget(ChainStep.Made made, long height) {
        List<Hash> done = new ArrayList<>();
        made.executed().records().forEach(record -> done.add(record.id()));
        made.dropped().forEach(dropped -> {
            Hash id = ChainHashes.record(chain.suite(), dropped.record());
            done.add(id);
            stores.pending().drop(chain.number(), height, id, dropped.fault().name());
        });
        if (!done.isEmpty()) {
            stores.pending().remove(done);
        }
    }

    private List<StoredRecord> records(ChainStep.Made made) {
        List<StoredRecord> stored = new ArrayList<>();
        List<LedgerRecord> records = made.block().records();
        for (int i = 0; i < records.size(); i++) {
            LedgerRecord record = records.get(i);
            ExecutedRecord executed = made.executed().records().get(i);
            Bytes content = RecordCodec.encode(record);
            stored.add(new StoredRecord(
                    executed.id(),
                    record.kind().number(),
                    record.sender().hash(),
                    record.sequence(),
                    content,
                    MerkleTree.leaf(chain.suite(), content),
                    executed.voidReason()));
        }
        return stored;
    }

    private List<StoredResult> results(ChainStep.Made made) {
        return made.executed().results().stream()
                .map(result -> {
                    Bytes content = ResultCodec.encode(result);
                    return new StoredResult(result.kind(), content, MerkleTree.leaf(chain.suite(), content));
                })
                .toList();
    }

    /** The hash of one change, so that an audit can name the row that is not what it was. */
    static Hash digest(Hashing hashing, StateChange change) {
        return ChainHashes.stateRoot(hashing, NOTHING, List.of(change), Optional.empty());
    }

    private List<StoredChange> changes(ChainStep.Made made) {
        return made.executed().changes().stream()
                .map(change -> new StoredChange(change, digest(chain.suite(), change)))
                .toList();
    }
}
