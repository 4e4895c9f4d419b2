package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.RepairStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Puts a chain's wrong rows right, and records each time what stood there. Source: decision 0086. */
final class ChainRepairs {

    private static final Logger log = LoggerFactory.getLogger(ChainRepairs.class);

    /** Blocks in one transaction; the next ones follow in another. */
    private static final int MOST_BLOCKS = 100;

    /** Rows of the state that a record of a repair shows. */
    private static final int MOST_SHOWN = 1_000;

    private final Tools with;
    private final DerivedKeystore keystore;
    private final LostBlocks lost;
    private final InstantSource system;

    /** What repairs are made with. */
    record Tools(NodeStores stores, Executions executions, RepairStore repairs, TransactionOperations transactions) {}

    ChainRepairs(Tools with, DerivedKeystore keystore, LostBlocks lost, InstantSource system) {
        this.with = with;
        this.keystore = keystore;
        this.lost = lost;
        this.system = system;
    }

    boolean canAsk() {
        return lost.canAsk();
    }

    /**
     * Puts right what can be.
     *
     * @return the number of blocks, and of states, put right
     */
    int repair(Chain chain, List<AuditFinding> findings) throws InterruptedException {
        NavigableSet<Long> wrong = findings.stream()
                .map(AuditFinding::height)
                .filter(height -> height > 0)
                .sorted()
                .distinct()
                .limit(MOST_BLOCKS)
                .collect(Collectors.toCollection(TreeSet::new));
        ChainMending mending = new ChainMending(
                chain,
                with.executions().steps(chain),
                new HeldEpochKeys(chain, with.stores(), keystore),
                with.stores(),
                lost);
        mending.run(wrong);
        mending.obstacle()
                .ifPresent(obstacle -> log.error(
                        "{}: it cannot be put right here now: {}",
                        chain.market().name(),
                        obstacle));
        Integer done = with.transactions().execute(status -> store(chain, findings, mending));
        return done == null ? 0 : done;
    }

    private int store(Chain chain, List<AuditFinding> findings, ChainMending mending) {
        Instant now = system.instant();
        with.repairs().lock();
        BlockWriter writer = new BlockWriter(chain, with.stores(), List.of());
        for (ChainMending.Mended block : mending.mended()) {
            String finding = first(findings, block.height());
            with.repairs().clear(now, new RepairStore.Found(chain.number(), block.height(), finding, block.source()));
            log.warn(
                    "{}: block {} is put right from {}: {}",
                    chain.market().name(),
                    block.height(),
                    block.source().isEmpty() ? "its own header and records" : block.source(),
                    finding);
        }
        mending.mended().forEach(block -> writer.rewrite(block.made(), block.certificate(), block.parent()));
        return mending.mended().size() + (mending.obstacle().isEmpty() ? state(now, chain, mending) : 0);
    }

    private static String first(List<AuditFinding> findings, long height) {
        return findings.stream()
                .filter(finding -> finding.height() == height)
                .findFirst()
                .map(AuditFinding::toString)
                .orElse("");
    }

    /** The state that is kept must be the sum of all changes. */
    private int state(Instant now, Chain chain, ChainMending mending) {
        mending.catchUp();
        List<StateChange> corrections = corrections(chain, mending.state());
        if (corrections.isEmpty()) {
            return 0;
        }
        String finding = "%d rows of the state are not what the blocks have made them".formatted(corrections.size());
        with.repairs().note(now, new RepairStore.Found(chain.number(), 0, finding, ""), rows(chain, corrections));
        with.stores().states().apply(chain.number(), corrections);
        log.warn("{}: {}; they are put right", chain.market().name(), finding);
        return 1;
    }

    private List<StateChange> corrections(Chain chain, MapState right) {
        List<StateChange> corrections = new ArrayList<>();
        MapState kept = new MapState();
        with.stores().states().forEach(chain.number(), (table, key, value) -> {
            Optional<Bytes> expected = right.get(table, key);
            kept.apply(List.of(new StateChange(table, key, Optional.of(Bytes.EMPTY))));
            if (!expected.equals(Optional.of(value))) {
                corrections.add(new StateChange(table, key, expected));
            }
        });
        right.forEach((table, entry) -> {
            if (kept.get(table, entry.key()).isEmpty()) {
                corrections.add(new StateChange(table, entry.key(), Optional.of(entry.value())));
            }
        });
        return corrections;
    }

    /** As JSON: hexadecimal digits and numbers need no escapes. */
    private String rows(Chain chain, List<StateChange> corrections) {
        return corrections.stream()
                .limit(MOST_SHOWN)
                .map(change -> "{\"table\":%d,\"key\":\"%s\",\"value\":\"%s\"}"
                        .formatted(
                                change.table(),
                                change.key(),
                                with.stores()
                                        .states()
                                        .view(chain.number())
                                        .get(change.table(), change.key())
                                        .map(Bytes::toString)
                                        .orElse("")))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
