package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Alarms;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.AuditRuns;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.MarketFounding.Founding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.core.BlockExecution;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.service.NetworkConfiguration.Decisions;
import energy.wattle.ledger.store.AuditRunStore;
import energy.wattle.ledger.store.BlockStore;
import energy.wattle.ledger.store.ChainBookStore;
import energy.wattle.ledger.store.ChainStore;
import energy.wattle.ledger.store.GivenKeyStore;
import energy.wattle.ledger.store.HistoryStore;
import energy.wattle.ledger.store.LoopLeaseStore;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.ledger.store.SigningStore;
import energy.wattle.ledger.store.StateStore;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the ledger together from the chains in the database and what the modules above supply. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LedgerProperties.class, MarketProperties.class})
class LedgerConfiguration {

    /** Where nothing else founds a market, as the sample does. */
    @Bean
    @Fallback
    @ConditionalOnProperty("wattle.market.name")
    MarketFounding configuredFounding(MarketProperties market, InstantSource system) {
        Founding founding = market.founding(system.instant().truncatedTo(ChronoUnit.MINUTES));
        return () -> founding;
    }

    /** The market of several instances that this one is part of. */
    @Bean
    @ConditionalOnProperty("wattle.market.document")
    MarketFounding documentedFounding(MarketProperties market) {
        Founding founding = market.read().orElseThrow().founding();
        return () -> founding;
    }

    @Bean
    KeyDirectory keyDirectory(MarketProperties market, @Value("${wattle.instance.name:}") String instance) {
        return market.read().map(document -> document.directory(instance)).orElse(KeyDirectory.ALONE);
    }

    @Bean
    DerivedKeystore keystore(
            LedgerProperties properties,
            ChainStore store,
            ObjectProvider<MarketFounding> founding,
            KeyDirectory directory) {
        InstanceSecret secret = InstanceSecret.of(properties.secretFile(), store, !directory.isAlone());
        return new DerivedKeystore(
                Chains.stored(store)
                        .main()
                        .map(Chain::suite)
                        .or(() -> Optional.ofNullable(founding.getIfAvailable())
                                .map(market -> Chains.suite(market.founding().suite())))
                        .orElse(CryptoSuites.ED25519),
                secret,
                directory);
    }

    @Bean
    Chains chains(
            ChainStore store,
            DerivedKeystore keystore,
            ObjectProvider<MarketFounding> founding,
            SigningLogs logs,
            LedgerProperties properties) {
        Chains stored = Chains.stored(store);
        MarketFounding market = founding.getIfAvailable();
        if (market == null) {
            return stored;
        }
        Chains founded = Chains.founded(market.founding(), keystore).of(properties.zones());
        if (stored.all().isEmpty()) {
            logs.transactions().executeWithoutResult(status -> {
                store.add(founded.toStore());
                founded.all().forEach(chain -> registerKeys(chain, keystore, logs.store()));
            });
            return founded;
        }
        if (!stored.names().equals(founded.names())) {
            throw new OtherMarketException(
                    "the database holds the market %s, not %s".formatted(stored.names(), founded.names()));
        }
        return stored;
    }

    /** The founders' keys have signed nothing yet: from here on their signing state is kept. */
    private static void registerKeys(Chain chain, DerivedKeystore keystore, SigningStore signing) {
        if (chain.isDecidedByMany()) {
            NodeKeys held = new NodeKeys(keystore, chain.market().name());
            chain.genesis().validators().members().stream()
                    .filter(member -> held.of(member).isPresent())
                    .forEach(member -> signing.register(
                            chain.number(), ChainHashes.keyId(chain.suite(), member.publicKey()), member.id()));
            String prefix = Chain.validator(chain.market().name().code()).path() + "/";
            keystore.directory().enrolled().keySet().stream()
                    .filter(name -> name.path().startsWith(prefix))
                    .forEach(name -> signing.register(
                            chain.number(),
                            keystore.keyId(name),
                            new NodeId(name.path().substring(prefix.length()))));
        }
    }

    @Bean
    NodeStores nodeStores(
            BlockStore blocks, StateStore states, PendingStore pending, HistoryStore history, GivenKeyStore given) {
        return new NodeStores(blocks, states, pending, history, given);
    }

    @Bean
    Executions executions(
            Chains chains, List<Contract> contracts, ObjectProvider<Senders> senders, LedgerProperties properties) {
        Senders known = senders.getIfAvailable(() -> (state, key) -> Optional.empty());
        Map<ChainId, BlockExecution> executions = new LinkedHashMap<>();
        chains.all()
                .forEach(chain -> executions.put(
                        chain.id(),
                        new BlockExecution(chain.suite(), chain.genesis(), chain.market(), contracts, known)));
        return new Executions(executions, new PinnedManifests(properties.recoveries()));
    }

    /**
     * What executes each chain's blocks.
     *
     * @param pinned the main chain's recovery manifests that this instance's operator has vouched for
     */
    record Executions(Map<ChainId, BlockExecution> byChain, PinnedManifests pinned) {

        ChainStep steps(Chain chain) {
            return new ChainStep(chain.suite(), chain.genesis(), of(chain), pinned);
        }

        BlockExecution of(Chain chain) {
            return Optional.ofNullable(byChain.get(chain.id())).orElseThrow();
        }
    }

    @Bean
    RecordExchange recordExchange(NodeStores stores, Executions executions, Neighbours neighbours) {
        return new RecordExchange(stores, executions, neighbours);
    }

    @Bean
    Ledger ledger(Chains chains, DerivedKeystore keystore, Executions executions, RecordExchange records) {
        return new LedgerService(chains, keystore, executions.byChain(), records);
    }

    @Bean
    Proofs proofs(Chains chains, NodeStores stores, DerivedKeystore keystore, Executions executions) {
        return new ProofService(chains, stores, new DisclosedKeys(stores, keystore), executions);
    }

    @Bean
    ProofChecks proofChecks(Chains chains, LedgerProperties properties) {
        return new ProofCheckService(chains, properties.recoveries());
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
    @NeedsCapability(Capability.ADMINISTRATION)
    AuditRuns auditRuns(
            Audit audit, AuditRunStore store, InstantSource system, PlatformTransactionManager transactions) {
        return new AuditRunService(audit, store, system, transactions);
    }

    @Bean
    ChainBook chainBook(Chains chains, NodeStores stores, ChainBookStore store) {
        return new ChainBookService(chains, stores, store);
    }

    @Bean
    Delegates delegates(Chains chains, NodeStores stores, ChainBookStore store, Ledger ledger) {
        return new DelegatesService(chains, stores, store, ledger);
    }

    @Bean
    @NeedsCapability(Capability.ADMINISTRATION)
    NodeReviews nodeReviews(NodeVoices voices, SigningLogs logs, Executions executions) {
        return new NodeReviewService(
                voices,
                new FreshKeys(voices.keystore(), voices.stores(), logs.store()),
                new WaitingManifests(voices.stores(), executions.pinned()));
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
            Decisions decisions,
            DerivedKeystore keystore,
            Executions executions,
            List<Projection> projections) {
        NodeStores stores = decisions.stores();
        List<ChainNode> nodes = chains.all().stream()
                .map(chain -> new ChainNode(
                        chain,
                        decisions.of(chain, keystore, executions),
                        stores.pending(),
                        new BlockWriter(chain, stores, projections),
                        decisions.logs().transactions(),
                        decisions.manifests().of(chain)))
                .toList();
        return new ChainNodes(nodes, stores.pending(), decisions.neighbours().exist(), decisions.clocks()::isWrong);
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
    @NeedsCapability(Capability.ANCHORING)
    AnchorDuty anchorDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        return new AnchorDuty(chains, stores, keystore, ledger);
    }

    @Bean
    CopyDuty copyDuty(NodeVoices voices, Executions executions) {
        return new CopyDuty(voices, executions);
    }

    @Bean
    MarketLoop marketLoop(
            List<Duty> duties, ChainNodes nodes, PacedClock clock, LoopLeaseStore lease, LedgerProperties properties) {
        return new MarketLoop(duties, nodes, clock, lease, properties.runsMarket());
    }
}
