package energy.wattle.sample.service;

import energy.wattle.ledger.ClockControl;
import energy.wattle.ledger.ClockHold;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Members;
import energy.wattle.metering.Metering;
import energy.wattle.sample.BiddingAgentSwitches;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.shell.Capability;
import energy.wattle.shell.MarketPace;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.Market;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What the sample is made of; nothing of it exists in operation. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("wattle.sample.enabled")
@EnableConfigurationProperties(SampleProperties.class)
class SampleConfiguration {

    static final String MARKET = "wattle-sample";

    /** Market time stands still while blocks are made, so nothing is gained by waiting, or by empty blocks. */
    private static final List<Genesis.Parameter> PARAMETERS =
            List.of(new Genesis.Parameter("block-interval-millis", 0), new Genesis.Parameter("heartbeat-millis", 0));

    @Bean
    PlayedData playedData(SampleProperties properties, SampleStore store, InstantSource system, KeyDirectory keys) {
        return new DataChoice(properties, store, system).choose().with(keys);
    }

    /** Unless the market's founding document says what it starts from. */
    @Bean
    @ConditionalOnProperty(name = "wattle.market.document", havingValue = "none", matchIfMissing = true)
    MarketFounding sampleFounding(PlayedData played) {
        MarketFounding.Founding founding = new MarketFounding.Founding(
                new NodeId(MARKET),
                "ed25519",
                played.start(),
                played.data().zones().stream()
                        .map(zone -> new NodeId(zone.code()))
                        .toList(),
                PARAMETERS);
        return () -> played.doAllVote() ? founding.with(played.nodes()) : founding;
    }

    @Bean
    SampleClock sampleClock(
            PlayedData played,
            SampleProperties properties,
            InstantSource system,
            FollowedTime followed,
            SampleClock.Chains chains) {
        return new SampleClock(played, properties.marketSpeed(), played.administers() ? system : followed, chains);
    }

    @Bean
    SampleClock.Chains clocksChains(
            ObjectProvider<Ledger> ledger, ObjectProvider<SampleStore> store, ObjectProvider<ClockHold> hold) {
        return new SampleClock.Chains(ledger, store, hold);
    }

    /** That of the instance that administers the market. */
    @Bean
    FollowedTime followedTime(PlayedData played) {
        return new FollowedTime(played.start(), RealTime.ofMachine());
    }

    /** Where market time follows another instance's it is held there. */
    @Bean
    @ConditionalOnProperty(name = "wattle.sample.clock", havingValue = "played", matchIfMissing = true)
    ClockControl clockControl(SampleClock clock) {
        return new SampleClockControl(clock);
    }

    @Bean
    MarketPace samplePace(SampleClock clock) {
        return new SamplePace(clock);
    }

    @Bean
    SampleSetup sampleSetup(PlayedData played, SettlementAdministration settlement, SampleSetup.SampleDesk desk) {
        return new SampleSetup(new SampleMembers(played), new SampleContracts(played, settlement, desk.ledger()), desk);
    }

    @Bean
    SampleSetup.SampleDesk sampleDesk(
            Ledger ledger, Members members, SampleStore store, TransactionOperations transactions) {
        return new SampleSetup.SampleDesk(ledger, members, store, transactions);
    }

    @Bean
    @NeedsCapability(Capability.DECLARATION)
    AgentDeclarations.Exchange agentsExchange(
            Members members, Market market, Declarations declarations, Metering metering) {
        return new AgentDeclarations.Exchange(members, market, declarations, metering);
    }

    @Bean
    @NeedsCapability(Capability.DECLARATION)
    BiddingAgents biddingAgents(
            PlayedData played,
            AgentDeclarations.Exchange exchange,
            SampleStore store,
            AgentDeclarations declarations,
            MarketClock clock) {
        return new BiddingAgents(played, exchange.market(), store, declarations, clock);
    }

    @Bean
    @NeedsCapability(Capability.DECLARATION)
    AgentDeclarations agentDeclarations(
            PlayedData played,
            AgentDeclarations.Exchange exchange,
            SampleStore store,
            TransactionOperations transactions) {
        return new AgentDeclarations(played, exchange, store, transactions);
    }

    @Bean
    @NeedsCapability(Capability.DECLARATION)
    SampleAgents sampleAgents(
            PlayedData played, BiddingAgentSwitches switches, AgentDeclarations declarations, MarketClock clock) {
        return new SampleAgents(played, switches, declarations, clock);
    }

    @Bean
    EditorsHold editorsHold(SampleClock clock) {
        return clock.editorsHold();
    }

    @Bean
    DemonstrationLink demonstrationLink(PlayedData played, MemberAccounts accounts, SampleSetup.SampleDesk desk) {
        return new DemonstrationLink(played, accounts, desk);
    }

    @Bean
    SampleMeters sampleMeters(
            PlayedData played,
            Market market,
            Metering metering,
            SettlementAdministration settlement,
            SampleStore store,
            TransactionOperations transactions) {
        SampleMeters.Books books = new SampleMeters.Books(market, metering, settlement);
        return new SampleMeters(played, books, store, transactions);
    }

    @Bean
    AgentSwitches agentSwitches(PlayedData played, SampleStore store, TransactionOperations transactions) {
        return new AgentSwitches(played, store, transactions);
    }
}
