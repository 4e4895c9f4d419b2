package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.store.SigningStore;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes that stop at any durable point go on from what they had signed. Source: Ledger, rule 3. */
@SpringBootTest(
        classes = {ManyNodes.class, NetworkCrashTests.Brittle.class},
        properties = {"wattle.ledger.runs-market=false", "wattle.ledger.secret-file=target/test.secret"})
@OnTestDatabase
class NetworkCrashTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private ChainNodes nodes;

    @Autowired
    private Chains chains;

    @Autowired
    private NetworkBooks books;

    @Autowired
    private Audit audit;

    @Autowired
    private SigningStore signing;

    @Autowired
    private DSLContext sql;

    @Autowired
    private BrittleTransactions transactions;

    @Test
    void nodesGoOnFromWhatTheyHadSignedWhereverTheyStop() {
        loop.settle(ManyNodes.START);
        for (int point = 1; point <= 6; point++) {
            for (boolean isCommitted : new boolean[] {false, true}) {
                Instant silent = nextSilence();
                long before = blocks();
                transactions.breakAt(point, isCommitted);
                breaks(silent);
                transactions.heal();
                nodes.reload();
                loop.settle(silent);
                assertThat(blocks()).isGreaterThan(before);
            }
        }
        assertThat(transactions.breaks).isGreaterThan(8);
        assertThat(audit.run().findings()).isEmpty();
        assertThat(sql.fetchCount(sql.selectOne().from("ledger.signing_state"))).isZero();
    }

    @Test
    void aNodeWhoseSigningStateIsGoneOnlyWatchesAndTheOthersDecide() {
        loop.settle(ManyNodes.START);
        Chain zone = chains.zones().getFirst();
        var lost = zone.genesis().validators().members().getFirst();
        KeyId key = ChainHashes.keyId(zone.suite(), lost.publicKey());
        sql.execute(
                "delete from ledger.node_key where key = ?", key.hash().bytes().toArray());
        nodes.reload();
        long before = ledger.head(zone.id()).height();
        loop.settle(nextSilence());
        assertThat(ledger.head(zone.id()).height()).isGreaterThan(before);
        assertThat(books.of(zone).orElseThrow().observers()).containsOnlyKeys(lost.id());
        signing.register(zone.number(), key, lost.id());
        nodes.reload();
    }

    private void breaks(Instant now) {
        try {
            loop.settle(now);
        } catch (BrittleTransactions.Broken e) {
            assertThat(transactions.breaks).isPositive();
        }
    }

    /** An instant so long after the next market step that every zone makes a block. */
    private Instant nextSilence() {
        long latest = chains.all().stream()
                .mapToLong(chain -> ledger.head(chain.id()).time().toEpochMilli())
                .max()
                .orElseThrow();
        return Instant.ofEpochMilli((latest / MarketSteps.STEP + 1) * MarketSteps.STEP)
                .plus(Duration.ofMinutes(4));
    }

    private long blocks() {
        return chains.all().stream()
                .mapToLong(chain -> ledger.head(chain.id()).height())
                .sum();
    }

    /** Transactions of which one fails, before or after its commit, as if the process had stopped there. */
    static final class BrittleTransactions implements TransactionOperations {

        private final TransactionOperations real;
        private int left = Integer.MAX_VALUE;
        private boolean isCommitted;
        private int breaks;

        static final class Broken extends RuntimeException {

            private static final long serialVersionUID = 1;
        }

        BrittleTransactions(PlatformTransactionManager manager) {
            real = new TransactionTemplate(manager);
        }

        synchronized void breakAt(int transaction, boolean afterCommit) {
            left = transaction;
            isCommitted = afterCommit;
        }

        synchronized void heal() {
            left = Integer.MAX_VALUE;
        }

        private synchronized boolean breaksNow() {
            left--;
            breaks += left == 0 ? 1 : 0;
            return left == 0;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            boolean breaks = breaksNow();
            if (breaks && !isCommitted) {
                throw new Broken();
            }
            T result = real.execute(action);
            if (breaks) {
                throw new Broken();
            }
            return result;
        }
    }

    static class Brittle {

        @Bean
        @Primary
        BrittleTransactions brittleTransactions(PlatformTransactionManager manager) {
            return new BrittleTransactions(manager);
        }
    }
}
