package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
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
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredChange;
import energy.wattle.ledger.store.BlockStore.StoredRecord;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import java.util.List;
import java.util.Optional;

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
    private final AuditFindings findings;
    private final ContentAudit content;
    private final KnownSignatures known;
    private final MapState state = new MapState();
    private final HistoryAudit history;
    private ChainTip tip;
    private Ground ground;
    private boolean isStateRight = true;
    private Optional<SetHistory> sets = Optional.empty();
    private long records;
    private long results;

    /** @param known what need not be checked again */
    ChainAudit(Chain chain, NodeStores stores, Executions executions, KnownSignatures known) {
        this.chain = chain;
        this.known = known;
        findings = new AuditFindings(chain);
        this.stores = stores;
        execution = executions.of(chain);
        content = new ContentAudit(chain, execution.admission(), findings);
        grounds = executions.steps(chain).grounds();
        history = new HistoryAudit(chain, stores);
        tip = ChainTip.of(chain.suite(), chain.genesis());
        ground = Ground.of(tip, state);
    }

    /**
     * Of the newest blocks only, above the last recovery: as far as they can be checked without those below.
     *
     * @param most blocks
     */
    static ChainAudit newest(Chain chain, NodeStores stores, Executions executions, int most) {
        ChainAudit audit = new ChainAudit(chain, stores, executions, new KnownSignatures.Certified(chain.suite()));
        SetHistory sets = new SetHistory(chain, stores);
        long last =
                stores.blocks().last(chain.number()).map(StoredBlock::height).orElse(0L);
        long recovered = sets.epochs().begun().stream()
                .mapToLong(begun -> begun.height() + 1)
                .max()
                .orElse(0);
        stores.blocks().at(chain.number(), Math.max(last - most, recovered)).ifPresent(below -> {
            audit.sets = Optional.of(sets);
            audit.tip = audit.below(below);
        });
        return audit;
    }

    private ChainTip below(StoredBlock stored) {
        return findings.decoded("block", stored.height(), () -> BlockCodec.decodeHeader(stored.header()))
                .map(header -> follow(stored.height(), header))
                .orElseGet(() -> unreadable(stored));
    }

    /**
     * What checking a chain gave.
     *
     * @param state after its last block
     */
    record Outcome(long blocks, long records, long results, MapState state, List<AuditFinding> findings) {}

    Outcome run() {
        while (step()) {}
        return outcome();
    }

    /**
     * Checks some blocks.
     *
     * @return whether there were any
     */
    boolean step() {
        List<StoredBlock> page = stores.blocks().from(chain.number(), tip.height() + 1, PAGE);
        for (StoredBlock block : page) {
            for (long height = tip.height() + 1; height < block.height(); height++) {
                findings.missing(height, block.height());
            }
            List<StoredRecord> itsRecords = stores.blocks().records(chain.number(), block.height());
            List<StoredResult> itsResults = stores.blocks().results(chain.number(), block.height());
            check(block, itsRecords, itsResults);
            records += itsRecords.size();
            results += itsResults.size();
        }
        return !page.isEmpty();
    }

    /** Of all blocks so far. */
    Outcome outcome() {
        return new Outcome(tip.height(), records, results, state, findings.all());
    }

    private void check(StoredBlock stored, List<StoredRecord> records, List<StoredResult> results) {
        Optional<BlockHeader> decoded =
                findings.decoded("block", stored.height(), () -> BlockCodec.decodeHeader(stored.header()));
        List<StoredChange> changes = stores.blocks().changes(chain.number(), stored.height());
        decoded.ifPresent(header -> {
            ground = ground(header, records);
            checkHeader(stored, header);
            content.checkRecords(
                    header, records, known.areRecordsKnown() ? Optional.empty() : Optional.of(ground.state()));
            content.checkResults(header, records, results);
            checkChanges(header, changes);
            history.check(tip, header)
                    .forEach(level -> findings.find(level, header.height(), "it is not the root over its blocks"));
        });
        state.apply(changes.stream().map(StoredChange::change).toList());
        tip = decoded.map(header -> follow(stored.height(), header)).orElseGet(() -> unreadable(stored));
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
            stored.unpinned()
                    .ifPresent(manifest -> findings.find("record", header.height(), PinnedManifests.missing(manifest)));
            return stored.ground();
        } catch (MalformedException e) {
            return Ground.of(tip, state); // told where the records are checked
        }
    }

    private void checkHeader(StoredBlock stored, BlockHeader header) {
        long height = stored.height();
        findings.demand(
                ChainHashes.block(chain.suite(), header).equals(stored.hash()),
                "block",
                height,
                "the header does not hash to the row's hash");
        findings.demand(header.time() == stored.time(), "block", height, "the row's time is not the header's");
        BlockCheck links = BlockCheck.links(chain.suite(), ground.tip(), header);
        findings.demand(links == BlockCheck.VALID, "block", height, links.toString());
        Optional<Certificate> certificate =
                findings.decoded("block", height, () -> ChainCodec.decodeCertificate(stored.certificate()));
        certificate
                .filter(votes -> !known.isKnown(stored))
                .map(votes -> Certificates.check(chain.suite(), validators(height), header, votes))
                .ifPresent(check -> {
                    findings.demand(check == Certificates.Check.VALID, "block", height, "certificate: " + check);
                    if (check == Certificates.Check.VALID) {
                        known.remember(stored);
                    }
                });
    }

    private ValidatorSet validators(long height) {
        return sets.map(history -> history.at(height)).orElseGet(this::validators);
    }

    private ValidatorSet validators() {
        return new ElectionState(chain.suite(), chain.genesis(), ground.state()).validators();
    }

    private void checkChanges(BlockHeader header, List<StoredChange> changes) {
        for (StoredChange change : changes) {
            findings.demand(
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
        findings.demand(
                root.equals(header.stateRoot()) || (snapshot.isPresent() && (!isStateRight || sets.isPresent())),
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

    /** What its row says must do, so that those above are checked. */
    private ChainTip unreadable(StoredBlock stored) {
        return new ChainTip(
                tip.chain(),
                stored.height(),
                stored.hash(),
                stored.time(),
                tip.stateRoot(),
                tip.validators(),
                tip.epoch(),
                new HistoryTree(stored.height(), history.edge(stored.height())));
    }
}
