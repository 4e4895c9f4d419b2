package energy.wattle.ledger.service;

import energy.wattle.database.SideDatabases;
import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.ReplayProgram;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.RepairStore;
import energy.wattle.ledger.store.ReplayRunStore;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after what is stored of the chains. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ScrubSettings.class, ReplaySettings.class})
class ScrubConfiguration {

    @Bean
    LostBlocks lostBlocks(NodeStores stores, Neighbours neighbours) {
        return new LostBlocks(stores, neighbours);
    }

    @Bean
    ChainRepairs.Tools repairTools(
            NodeStores stores, Executions executions, RepairStore repairs, TransactionOperations transactions) {
        return new ChainRepairs.Tools(stores, executions, repairs, transactions);
    }

    @Bean
    ChainRepairs chainRepairs(
            ChainRepairs.Tools tools, DerivedKeystore keystore, LostBlocks lost, InstantSource system) {
        return new ChainRepairs(tools, keystore, lost, system);
    }

    @Bean
    ScrubBook scrubBook() {
        return new ScrubBook();
    }

    @Bean
    Scrub.Subjects scrubSubjects(
            Chains chains,
            ChainRepairs.Tools tools,
            ChainNodes nodes,
            PlatformTransactionManager transactions,
            InstantSource system,
            LedgerProperties properties) {
        return new Scrub.Subjects(
                chains,
                tools.stores(),
                tools.executions(),
                nodes,
                new TransactionTemplate(transactions),
                system,
                properties.runsMarket());
    }

    @Bean
    Scrub scrub(Scrub.Subjects subjects, ChainRepairs repairs, ScrubSettings settings, ScrubBook book) {
        return new Scrub(subjects, repairs, settings, book);
    }

    @Bean
    AlarmSource scrubAlarms(
            ScrubBook book, ChainRepairs repairs, RepairStore repaired, Chains chains, InstantSource system) {
        return new ScrubAlarms(book, repairs, repaired, new ScrubAlarms.Place(chains, system));
    }

    @Bean
    MeterBinder scrubMeters(ScrubBook book) {
        return new ScrubMeters(book);
    }

    @Bean
    ReplayWatch replayWatch(
            ObjectProvider<ReplayProgram> program,
            ReplayRunStore store,
            ReplaySettings settings,
            ReplayWatch.Place place) {
        return new ReplayWatch(program.getIfAvailable(() -> report -> List.of()), store, settings, place);
    }

    /** An operator's own server gives no empty database: the command is told one, this is not. */
    @Bean
    ReplayWatch.Place replayPlace(
            @Value("${wattle.instance.name:}") String instance,
            InstantSource system,
            ObjectProvider<SideDatabases> beside,
            ObjectProvider<ReplayProgram> program,
            LedgerProperties properties) {
        boolean isPossible = properties.runsMarket()
                && beside.stream().findAny().isPresent()
                && program.stream().findAny().isPresent();
        return new ReplayWatch.Place(instance, system, isPossible);
    }

    @Bean
    AlarmSource replayAlarms(ReplayRunStore runs) {
        return new ReplayAlarms(runs);
    }
}
