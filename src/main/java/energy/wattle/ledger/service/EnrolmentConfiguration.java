package energy.wattle.ledger.service;

import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.store.EnrolmentStore;
import energy.wattle.ledger.wire.peer.PeerIdentity;
import energy.wattle.ledger.wire.peer.PeerStatus;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** How instances join, where this one enrols others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EnrolmentProperties.class, PeerProperties.class})
class EnrolmentConfiguration {

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    EnrolmentOrders enrolmentOrders(NodeVoices voices) {
        return new EnrolmentOrders(voices);
    }

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    EnrolmentOffice.Desk enrolmentDesk(
            EnrolmentStore store, EnrolmentAuthority authority, MarketProperties market, InstantSource system) {
        return new EnrolmentOffice.Desk(store, authority, market.read(), system);
    }

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    EnrolmentAuthority enrolmentAuthority(
            EnrolmentProperties properties, PeerProperties peers, ObjectProvider<PeerIdentity> identity) {
        return new EnrolmentAuthority(properties, peers, () -> Optional.ofNullable(identity.getIfAvailable()));
    }

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    EnrolmentCounts enrolmentCounts() {
        return new EnrolmentCounts();
    }

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    EnrolmentOffice enrolmentOffice(
            EnrolmentOffice.Desk desk,
            EnrolmentOrders orders,
            EnrolmentCounts counts,
            TransactionOperations transactions) {
        return new EnrolmentOffice(desk, orders, counts, transactions);
    }

    @Bean
    @NeedsCapability(Capability.ENROLMENT)
    Enrolments enrolments(
            EnrolmentOffice office,
            EnrolmentOffice.Desk desk,
            EnrolmentOrders orders,
            ObjectProvider<PeerProcess> process) {
        Supplier<List<PeerStatus>> peers =
                () -> process.stream().flatMap(links -> links.peers().stream()).toList();
        return new EnrolmentService(office, desk, orders, new InstanceList(orders, peers));
    }
}
