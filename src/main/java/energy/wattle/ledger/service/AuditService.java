package energy.wattle.ledger.service;

import energy.wattle.ledger.AlteredChainException;
import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.BlockStore.ResultPlace;
import energy.wattle.ledger.store.ChainStore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/** Audits all chains, what they say of each other, and the state that is kept of them. */
class AuditService implements Audit {

    private static final int TOLD = 1_000;

    private final Chains chains;
    private final NodeStores stores;
    private final Executions executions;
    private final ChainStore rows;
    private final KeptAudit keeping;

    AuditService(Chains chains, NodeStores stores, Executions executions, ChainStore rows) {
        this.rows = rows;
        keeping = new KeptAudit(stores);
        this.chains = chains;
        this.stores = stores;
        this.executions = executions;
    }

    @Override
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public Report run(Progress progress) {
        long blocks = 0;
        long records = 0;
        long results = 0;
        List<AuditFinding> findings = new ArrayList<>(chainRows());
        int done = 0;
        for (Chain chain : chains.all()) {
            ChainAudit.Outcome outcome = new ChainAudit(chain, stores, executions, KnownSignatures.NONE).run();
            blocks += outcome.blocks();
            records += outcome.records();
            results += outcome.results();
            findings.addAll(outcome.findings());
            findings.addAll(keeping.strays(chain));
            findings.addAll(keeping.state(chain, outcome.state()));
            progress.checked(++done, chains.all().size());
        }
        if (findings.isEmpty()) {
            // What cannot be read was told above.
            chains.main().ifPresent(main -> findings.addAll(anchors(main)));
        }
        return new Report(
                blocks,
                records,
                results,
                findings.stream().limit(TOLD).map(AuditFinding::toString).toList());
    }

    /** The chains that this process started with against those in the database now. */
    private List<AuditFinding> chainRows() {
        try {
            boolean isSame = Chains.stored(rows).equals(chains);
            return isSame
                    ? List.of()
                    : List.of(new AuditFinding("chain", "a row was changed, added or deleted", "chain", 0));
        } catch (AlteredChainException e) {
            return List.of(new AuditFinding("chain", String.valueOf(e.getMessage()), "chain", 0));
        }
    }

    /** What the main chain has anchored against the sub-chains' blocks. */
    private List<AuditFinding> anchors(Chain main) {
        List<AuditFinding> findings = new ArrayList<>();
        for (ResultPlace place : stores.blocks().resultsOfKind(main.number(), Result.ANCHORED, 1, Long.MAX_VALUE)) {
            Result result = ResultCodec.decode(place.content());
            if (result.content() instanceof Result.Plain(Bytes payload)) {
                AnchoredBlock anchored = ResultCodec.decodeAnchored(payload);
                Chain zone = chains.of(anchored.chain());
                boolean isThere = stores.blocks()
                        .at(zone.number(), anchored.height())
                        .map(block -> block.hash().equals(anchored.block()))
                        .orElse(false);
                if (!isThere) {
                    findings.add(new AuditFinding(
                            "chain %s, block %d".formatted(zone.market().name(), anchored.height()),
                            "it is not the block that the main chain has anchored in block %d"
                                    .formatted(place.height()),
                            "block",
                            anchored.height()));
                }
            }
        }
        return findings;
    }
}
