package energy.wattle.ledger.service;

import energy.wattle.ledger.Projection;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplaySource;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.ChainStore;
import energy.wattle.ledger.store.OriginalStore;
import energy.wattle.ledger.store.TableComparison;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/**
 * There where a database is to be replayed: this instance's own is empty and gets that one's chains, without blocks.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(ReplaySource.class)
class ReplayConfiguration {

    /** Before anyone asks which chains there are. */
    @Bean
    static BeanPostProcessor chainsOfTheOriginal(ReplaySource source) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ChainStore store) {
                    copy(source, store);
                }
                return bean;
            }
        };
    }

    private static void copy(ReplaySource source, ChainStore store) {
        if (!store.all().isEmpty()) {
            throw new IllegalStateException("the database to replay into is not empty: name an empty one");
        }
        try (OriginalStore original = OriginalStore.open(source)) {
            store.add(original.chains().all());
            original.chains().secretIdentity().ifPresent(store::rememberSecret);
        }
    }

    @Bean
    Replay replay(
            ReplaySource source,
            Chains chains,
            NodeStores stores,
            DerivedKeystore keystore,
            Executions executions,
            List<Projection> projections,
            TransactionOperations transactions,
            TableComparison tables) {
        try (OriginalStore original = OriginalStore.open(source)) {
            stores.given().copy(original);
        }
        List<ChainReplay> replays = chains.all().stream()
                .map(chain -> new ChainReplay(
                        chain,
                        executions.steps(chain),
                        new HeldEpochKeys(chain, stores, keystore),
                        new BlockWriter(chain, stores, projections),
                        transactions))
                .toList();
        return new ReplayService(source, replays, projections, tables);
    }
}
