package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Alarms;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.AuditRuns;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.core.BlockExecution;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.store.AuditRunStore;
import energy.wattle.ledger.store.BlockStore;
import energy.wattle.ledger.store.ChainBookStore;
import energy.wattle.ledger.store.ChainStore;
import energy.wattle.ledger.store.HistoryStore;
import energy.wattle.ledger.store.LoopLeaseStore;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.ledger.store.StateStore;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the ledger together from the chains in the database and what the modules above supply. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
class LedgerConfiguration {

    @Bean
    DerivedKeystore keystore(LedgerProperties properties, ChainStore store, ObjectProvider<MarketFounding> founding) {
        InstanceSecret secret = InstanceSecret.of(properties.secretFile(), store);
        return new DerivedKeystore(
                Chains.stored(store)
                        .main()
                        .map(Chain::suite)
                        .or(() -> Optional.ofNullable(founding.getIfAvailable())
                                .map(market -> Chains.suite(market.founding().suite())))
                        .orElse(CryptoSuites.ED25519),
                secret);
    }

    @Bean
    Chains chains(
            ChainStore store,
            DerivedKeystore keystore,
            ObjectProvider<MarketFounding> founding,
            TransactionOperations transactions) {
        Chains stored = Chains.stored(store);
        MarketFounding market = founding.getIfAvailable();
        if (market == null) {
            return stored;
        }
        Chains founded = Chains.founded(market.founding(), keystore);
        if (stored.all().isEmpty()) {
            transactions.executeWithoutResult(status -> store.add(founded.toStore()));
            return founded;
        }
        if (!stored.names().equals(founded.names())) {
            throw new OtherMarketException(
                    "the database holds the market %s, not %s".formatted(stored.names(), founded.names()));
        }
        return stored;
    }

    @Bean
    NodeStores nodeStores(BlockStore blocks, StateStore states, PendingStore pending, HistoryStore history) {
        return new NodeStores(blocks, states, pending, history);
    }

    @Bean
    Executions executions(Chains chains, List<Contract> contracts, ObjectProvider<Senders> senders) {
        Senders known = senders.getIfAvailable(() -> (state, key) -> Optional.empty());
        Map<ChainId, BlockExecution> executions = new LinkedHashMap<>();
        chains.all()
                .forEach(chain -> executions.put(
                        chain.id(),
                        new BlockExecution(chain.suite(), chain.genesis(), chain.market(), contracts, known)));
        return new Executions(executions);
    }

    /** What executes each chain's blocks. */
    record Executions(Map<ChainId, BlockExecution> byChain) {

        BlockExecution of(Chain chain) {
            return Optional.ofNullable(byChain.get(chain.id())).orElseThrow();
        }
    }

    @Bean
    Ledger ledger(Chains chains, NodeStores stores, DerivedKeystore keystore, Executions executions) {
        return new LedgerService(chains, stores, keystore, executions.byChain());
    }

    @Bean
    Proofs proofs(Chains chains, NodeStores stores, DerivedKeystore keystore, Executions executions) {
        return new ProofService(chains, stores, new DisclosedKeys(stores, keystore), executions);
    }

    @Bean
    ProofChecks proofChecks(Chains chains) {
        return new ProofCheckService(chains);
    }

    @Bean
    ChainStatuses chainStatuses(Chains chains, NodeStores stores, Ledger ledger) {
        return new ChainStatusService(chains, stores, ledger);
    }

    @Bean
    Audit audit(Chains chains, NodeStores stores, Executions executions, ChainStore rows) {
        return new AuditService(chains, stores, executions, rows);
    }

    @Bean
    AuditRuns auditRuns(
            Audit audit, AuditRunStore store, InstantSource system, PlatformTransactionManager transactions) {
        return new AuditRunService(audit, store, system, transactions);
    }

    @Bean
    ChainBook chainBook(Chains chains, NodeStores stores, ChainBookStore store) {
        return new ChainBookService(chains, stores, store);
    }

    @Bean
    Alarms alarms(ObjectProvider<AlarmSource> sources, PacedClock clock) {
        return new AlarmService(sources, clock);
    }

    @Bean
    AlarmSource faultTolerance(ChainStatuses chains) {
        return new FaultTolerance(chains);
    }

    @Bean
    ChainNodes chainNodes(
            Chains chains,
            NodeStores stores,
            DerivedKeystore keystore,
            Executions executions,
            List<Projection> projections,
            TransactionOperations transactions) {
        List<ChainNode> nodes = chains.all().stream()
                .map(chain -> new ChainNode(
                        chain,
                        new ChainStep(chain.suite(), chain.genesis(), executions.of(chain)),
                        keystore,
                        stores.pending(),
                        new BlockWriter(chain, stores, projections),
                        transactions))
                .toList();
        return new ChainNodes(nodes, stores.pending());
    }

    @Bean
    @Fallback
    PacedClock systemMarketClock(InstantSource system) {
        return new SystemMarketClock(system);
    }

    @Bean
    NodeDuty nodeDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        return new NodeDuty(chains, stores, keystore, ledger);
    }

    @Bean
    AnchorDuty anchorDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        return new AnchorDuty(chains, stores, keystore, ledger);
    }

    @Bean
    CopyDuty copyDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        return new CopyDuty(chains, stores, keystore, ledger);
    }

    @Bean
    MarketLoop marketLoop(
            List<Duty> duties, ChainNodes nodes, PacedClock clock, LoopLeaseStore lease, LedgerProperties properties) {
        return new MarketLoop(duties, nodes, clock, lease, properties.runsMarket());
    }
}
