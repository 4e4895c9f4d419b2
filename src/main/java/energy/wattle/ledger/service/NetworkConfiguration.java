package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.ClockAuthority;
import energy.wattle.ledger.ClockFollower;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeNetworks;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.SigningStore;
import energy.wattle.ledger.store.TickNumberStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.transaction.support.TransactionOperations;

/** The nodes of this process that decide chains together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NetworkSettings.class, ClockSettings.class})
class NetworkConfiguration {

    @Bean
    @Fallback
    Neighbours noNeighbours() {
        return Neighbours.NONE;
    }

    @Bean
    EpochKeyExchange epochKeyExchange(NodeStores stores, DerivedKeystore keystore, Neighbours neighbours) {
        return new EpochKeyExchange(stores, keystore, neighbours);
    }

    @Bean
    DirectoryDuty directoryDuty(Chains chains, DerivedKeystore keystore, Ledger ledger) {
        return new DirectoryDuty(chains, keystore.directory(), ledger);
    }

    @Bean
    NetworkBooks networkBooks(Chains chains) {
        return NetworkBooks.of(chains);
    }

    @Bean
    SigningLogs signingLogs(SigningStore store, TransactionOperations transactions) {
        return new SigningLogs(store, transactions);
    }

    @Bean
    Decisions decisions(
            NodeStores stores,
            SigningLogs logs,
            NetworkSettings settings,
            NetworkBooks books,
            HeededManifests manifests,
            EpochKeyExchange keys,
            ClockWatch clocks,
            PacedClock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new Decisions(
                stores,
                logs,
                settings,
                books,
                manifests,
                keys,
                clocks,
                () -> settings.window().toMillis() * clock.factor(),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** How each chain's blocks are decided. */
    record Decisions(
            NodeStores stores,
            SigningLogs logs,
            NetworkSettings settings,
            NetworkBooks books,
            HeededManifests manifests,
            EpochKeyExchange keys,
            ClockWatch clocks,
            LongSupplier window,
            MeterRegistry meters) {

        Neighbours neighbours() {
            return keys.neighbours();
        }

        Deciding of(Chain chain, DerivedKeystore keystore, Executions executions) {
            ChainStep steps = executions.steps(chain);
            Deciding deciding = books.of(chain)
                    .<Deciding>map(book -> new ChainNetwork(
                            chain,
                            new NetworkInstruments(steps, keystore, stores, logs, settings, keys, clocks, window),
                            book))
                    .orElseGet(() -> new LoneValidator(chain, steps, keystore, stores));
            return new TimedDeciding(deciding, chain, meters);
        }
    }

    @Bean
    ClockWatch clockWatch(Chains chains, Neighbours neighbours, ClockSettings settings, InstantSource system) {
        return new ClockWatch(chains, neighbours, settings, system);
    }

    @Bean
    AlarmSource clockAlarms(ClockWatch clocks) {
        return new ClockAlarms(clocks);
    }

    @Bean
    MeterBinder clockMeters(ClockWatch clocks) {
        return new ClockMeters(clocks);
    }

    @Bean
    HealthIndicator clockHealthIndicator(ClockWatch clocks) {
        return new ClockHealthIndicator(clocks);
    }

    @Bean
    ClockTicks.Numbers tickNumbers(TickNumberStore store, InstantSource system) {
        return () -> store.reserve(system.millis());
    }

    @Bean
    ClockTicks clockTicks(
            Chains chains,
            DerivedKeystore keystore,
            ObjectProvider<ClockAuthority> authority,
            ObjectProvider<ClockFollower> follower,
            ClockTicks.Numbers numbers) {
        return new ClockTicks(
                chains,
                keystore,
                Optional.ofNullable(authority.getIfAvailable()),
                Optional.ofNullable(follower.getIfAvailable()),
                numbers);
    }

    @Bean
    PeerReception.Household peersHousehold(
            Chains chains,
            RecordExchange records,
            EpochKeyExchange keys,
            ClockTicks ticks,
            ClockWatch clocks,
            LostBlocks lost,
            AgeBook ages,
            TransactionOperations transactions) {
        return new PeerReception.Household(chains, records, keys, ticks, clocks, lost, ages, transactions);
    }

    @Bean
    PeerReception peerReception(
            Neighbours neighbours, PeerReception.Household household, Pinger pinger, PacedClock clock) {
        return new PeerReception(neighbours, household, pinger, clock);
    }

    @Bean
    PeerTalk peerTalk(Neighbours neighbours, PeerReception.Household household) {
        return new PeerTalk(neighbours, household);
    }

    @Bean
    NodeVoices nodeVoices(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        return new NodeVoices(chains, stores, keystore, ledger);
    }

    @Bean
    ElectionDuty electionDuty(NetworkBooks books, NodeVoices voices) {
        return new ElectionDuty(voices.chains(), books, voices);
    }

    @Bean
    HeededManifests heededManifests(Chains chains, Executions executions) {
        return HeededManifests.of(chains, executions.pinned());
    }

    @Bean
    RecoveryDuty recoveryDuty(NodeVoices voices) {
        return new RecoveryDuty(voices.chains(), voices.stores(), voices.keystore(), voices.ledger());
    }

    @Bean
    AlarmSource networkAlarms(Chains chains, NetworkBooks books, HeededManifests manifests) {
        return new NetworkAlarms(chains, books, manifests);
    }

    @Bean
    NodeNetworks nodeNetworks(Chains chains, NetworkBooks books, NetworkSettings settings) {
        return new NodeNetworksService(chains, books, settings);
    }

    @Bean
    Pinger pinger(NetworkBooks books, NetworkSettings settings, Neighbours neighbours, LedgerProperties properties) {
        return new Pinger(books, settings, neighbours, properties.runsMarket());
    }
}
