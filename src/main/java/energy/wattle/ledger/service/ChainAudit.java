package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockCheck;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.BlockExecution;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.Grounds;
import energy.wattle.ledger.core.HistoryTree;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.MerkleTree;
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredChange;
import energy.wattle.ledger.store.BlockStore.StoredRecord;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks what the database holds of one chain: every hash, signature and link, each row by itself and all against the
 * headers. Without executing anything: that is what replay does.
 */
final class ChainAudit {

    private static final int PAGE = 200;

    private final Chain chain;
    private final NodeStores stores;
    private final BlockExecution execution;
    private final Grounds grounds;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final MapState state = new MapState();
    private final HistoryAudit history;
    private ChainTip tip;
    private Ground ground;
    private boolean isStateRight = true;

    ChainAudit(Chain chain, NodeStores stores, Executions executions) {
        this.chain = chain;
        this.stores = stores;
        execution = executions.of(chain);
        grounds = executions.steps(chain).grounds();
        history = new HistoryAudit(chain, stores);
        tip = ChainTip.of(chain.suite(), chain.genesis());
        ground = Ground.of(tip, state);
    }

    /**
     * What checking a chain gave.
     *
     * @param state after its last block
     */
    record Outcome(long blocks, long records, long results, MapState state, List<AuditFinding> findings) {}

    Outcome run() {
        long records = 0;
        long results = 0;
        long next = 1;
        List<StoredBlock> page = stores.blocks().from(chain.number(), next, PAGE);
        while (!page.isEmpty()) {
            for (StoredBlock block : page) {
                if (block.height() != next) {
                    find("block", block.height(), "the block at height %d is missing".formatted(next));
                }
                List<StoredRecord> itsRecords = stores.blocks().records(chain.number(), block.height());
                List<StoredResult> itsResults = stores.blocks().results(chain.number(), block.height());
                check(block, itsRecords, itsResults);
                records += itsRecords.size();
                results += itsResults.size();
                next = block.height() + 1;
            }
            page = stores.blocks().from(chain.number(), next, PAGE);
        }
        return new Outcome(tip.height(), records, results, state, List.copyOf(findings));
    }

    private void check(StoredBlock stored, List<StoredRecord> records, List<StoredResult> results) {
        Optional<BlockHeader> decoded =
                decoded("block", stored.height(), () -> BlockCodec.decodeHeader(stored.header()));
        List<StoredChange> changes = stores.blocks().changes(chain.number(), stored.height());
        decoded.ifPresent(header -> {
            ground = ground(header, records);
            checkHeader(stored, header);
            checkRecords(header, records);
            checkResults(header, records, results);
            checkChanges(header, changes);
            history.check(tip, header)
                    .forEach(level -> find(level, header.height(), "it is not the root over its blocks"));
        });
        state.apply(changes.stream().map(StoredChange::change).toList());
        decoded.ifPresent(header -> tip = follow(stored.height(), header));
    }

    /**
     * Where others went on with the chain, the block's one record shows with what right. Whatever rests on a recovery
     * of the main chain that is not pinned is told as that, once, and taken as if it were.
     */
    private Ground ground(BlockHeader header, List<StoredRecord> records) {
        try {
            Grounds.Stored stored = grounds.ofStored(
                    tip,
                    state,
                    records.stream()
                            .map(record -> RecordCodec.decode(record.content()))
                            .toList());
            stored.unpinned().ifPresent(manifest -> find("record", header.height(), PinnedManifests.missing(manifest)));
            return stored.ground();
        } catch (MalformedException e) {
            return Ground.of(tip, state); // told where the records are checked
        }
    }

    private void checkHeader(StoredBlock stored, BlockHeader header) {
        long height = stored.height();
        demand(
                ChainHashes.block(chain.suite(), header).equals(stored.hash()),
                "block",
                height,
                "the header does not hash to the row's hash");
        demand(header.time() == stored.time(), "block", height, "the row's time is not the header's");
        BlockCheck links = BlockCheck.links(chain.suite(), ground.tip(), header);
        demand(links == BlockCheck.VALID, "block", height, links.toString());
        Optional<Certificate> certificate =
                decoded("block", height, () -> ChainCodec.decodeCertificate(stored.certificate()));
        certificate
                .map(votes -> Certificates.check(chain.suite(), validators(), header, votes))
                .filter(check -> check != Certificates.Check.VALID)
                .ifPresent(check -> find("block", height, "certificate: " + check));
    }

    private ValidatorSet validators() {
        return new ElectionState(chain.suite(), chain.genesis(), ground.state()).validators();
    }

    private void checkRecords(BlockHeader header, List<StoredRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            StoredRecord stored = records.get(i);
            String row = "record %d".formatted(i);
            demand(
                    MerkleTree.leaf(chain.suite(), stored.content()).equals(stored.leaf()),
                    row,
                    header.height(),
                    "the content is not what it was: it does not hash to the row's leaf");
            decoded(row, header.height(), () -> RecordCodec.decode(stored.content()))
                    .ifPresent(record -> checkRecord(row, header, stored, record));
        }
        List<Hash> leaves = records.stream()
                .map(record -> MerkleTree.leaf(chain.suite(), record.content()))
                .toList();
        demand(
                MerkleTree.root(chain.suite(), leaves).equals(header.recordsRoot()),
                "record",
                header.height(),
                "the block's records are not those of its header (one changed, added or missing)");
    }

    private void checkRecord(String row, BlockHeader header, StoredRecord stored, LedgerRecord record) {
        boolean isAsTold = ChainHashes.record(chain.suite(), record).equals(stored.id())
                && record.kind().number() == stored.kind()
                && record.sender().hash().equals(stored.sender())
                && record.sequence() == stored.sequence();
        demand(isAsTold, row, header.height(), "id, kind, sender or number of the row are not the record's");
        boolean isSigned = execution
                .admission()
                .sender(ground.state(), record.sender())
                .map(sender -> Signing.isSignedBy(chain.suite(), sender.publicKey(), record))
                .orElse(false);
        demand(isSigned, row, header.height(), "the signature is not one of a sender that the chain knew");
    }

    private void checkResults(BlockHeader header, List<StoredRecord> records, List<StoredResult> results) {
        List<Optional<String>> voids = new ArrayList<>(
                records.stream().map(any -> Optional.<String>empty()).toList());
        for (int i = 0; i < results.size(); i++) {
            StoredResult stored = results.get(i);
            String row = "result %d".formatted(i);
            demand(
                    MerkleTree.leaf(chain.suite(), stored.content()).equals(stored.leaf()),
                    row,
                    header.height(),
                    "the content is not what it was: it does not hash to the row's leaf");
            decoded(row, header.height(), () -> ResultCodec.decode(stored.content()))
                    .ifPresent(result -> {
                        demand(
                                result.kind().equals(stored.kind()),
                                row,
                                header.height(),
                                "the row's kind is not the result's");
                        if (result.kind().equals(Result.VOID)
                                && result.content() instanceof Result.Plain(Bytes reason)
                                && result.recordIndex() < voids.size()) {
                            voids.set(result.recordIndex(), Optional.of(text(reason)));
                        }
                    });
        }
        List<Hash> leaves = results.stream()
                .map(result -> MerkleTree.leaf(chain.suite(), result.content()))
                .toList();
        demand(
                MerkleTree.root(chain.suite(), leaves).equals(header.resultsRoot()),
                "result",
                header.height(),
                "the block's results are not those of its header (one changed, added or missing)");
        for (int i = 0; i < records.size(); i++) {
            demand(
                    records.get(i).voidReason().equals(voids.get(i)),
                    "record %d".formatted(i),
                    header.height(),
                    "the row's reason for being void is not the block's");
        }
    }

    private void checkChanges(BlockHeader header, List<StoredChange> changes) {
        for (StoredChange change : changes) {
            demand(
                    BlockWriter.digest(chain.suite(), change.change()).equals(change.digest()),
                    "state_change of table %d, key %s"
                            .formatted(change.change().table(), change.change().key()),
                    header.height(),
                    "it is not what it was: it does not hash to the row's digest");
        }
        List<StateChange> all = changes.stream().map(StoredChange::change).toList();
        Optional<Hash> snapshot = chain.parameters().isSnapshot(header.height())
                ? Optional.of(execution.snapshot(OverlayState.of(state, all)))
                : Optional.empty();
        Hash root = ChainHashes.stateRoot(chain.suite(), tip.stateRoot(), all, snapshot);
        // A fault of the state shows in every snapshot above it, and is told once.
        demand(
                root.equals(header.stateRoot()) || (snapshot.isPresent() && !isStateRight),
                "state_change",
                header.height(),
                "the block's state changes are not those of its header (one changed, added or missing)");
        isStateRight &= root.equals(header.stateRoot());
    }

    /** Goes on from this block even if it does not follow, so that one fault is not told at every height above. */
    private ChainTip follow(long height, BlockHeader header) {
        if (header.height() == height && height == tip.height() + 1) {
            return tip.after(chain.suite(), header);
        }
        return new ChainTip(
                tip.chain(),
                height,
                ChainHashes.block(chain.suite(), header),
                header.time(),
                header.stateRoot(),
                header.nextValidators(),
                header.epoch(),
                new HistoryTree(height, history.edge(height)));
    }

    private <T> Optional<T> decoded(String row, long height, Supplier<T> decoding) {
        try {
            return Optional.of(decoding.get());
        } catch (MalformedException e) {
            find(row, height, "it cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void demand(boolean holds, String row, long height, String fault) {
        if (!holds) {
            find(row, height, fault);
        }
    }

    private void find(String row, long height, String fault) {
        findings.add(new AuditFinding(
                "chain %s, block %d, %s".formatted(chain.market().name(), height, row), fault));
    }

    private static String text(Bytes utf8) {
        return new String(utf8.toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
