package energy.wattle.ledger.service;

import energy.wattle.ledger.Projection;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplaySource;
import energy.wattle.ledger.store.OriginalStore;
import energy.wattle.ledger.store.TableComparison;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Replays every chain by itself, the main chain first, then compares what came of it table by table. */
final class ReplayService implements Replay {

    /** What the ledger itself keeps of blocks beyond their own bytes. */
    private static final List<String> OWN_TABLES =
            List.of("ledger.record", "ledger.result", "ledger.state_change", "ledger.history_node", "ledger.state");

    private final ReplaySource source;
    private final List<ChainReplay> chains;
    private final List<Projection> projections;
    private final TableComparison tables;

    ReplayService(ReplaySource source, List<ChainReplay> chains, List<Projection> projections, TableComparison tables) {
        this.source = source;
        this.chains = List.copyOf(chains);
        this.projections = List.copyOf(projections);
        this.tables = tables;
    }

    @Override
    public Report run(Consumer<String> progress) {
        try (OriginalStore original = OriginalStore.open(source)) {
            long blocks = 0;
            for (ChainReplay chain : chains) {
                ChainReplay.Outcome outcome = chain.run(original.blocks(), progress);
                blocks += outcome.blocks();
                if (outcome.refused().isPresent()) {
                    return new Report(blocks, 0, outcome.refused());
                }
            }
            return compared(original, blocks, progress);
        }
    }

    private Report compared(OriginalStore original, long blocks, Consumer<String> progress) {
        long rows = 0;
        List<String> all = Stream.concat(
                        OWN_TABLES.stream(),
                        projections.stream()
                                .flatMap(projection -> projection.tables().stream())
                                .sorted())
                .toList();
        for (String table : all) {
            TableComparison.Outcome outcome = tables.compare(original, table);
            rows += outcome.rows();
            progress.accept("%s: %d rows compared".formatted(table, outcome.rows()));
            if (outcome.difference().isPresent()) {
                return new Report(blocks, rows, outcome.difference());
            }
        }
        return new Report(blocks, rows, Optional.empty());
    }
}
