package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ClockHold;
import energy.wattle.ledger.ClockStop;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.wire.peer.EnrolmentPort;
import energy.wattle.ledger.wire.peer.PeerFiles;
import energy.wattle.ledger.wire.peer.PeerIdentity;
import energy.wattle.ledger.wire.peer.PeerLimits;
import energy.wattle.ledger.wire.peer.PeerSettings;
import energy.wattle.shell.Instance;
import energy.wattle.shell.TierLinks;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links to the other instances of a market; none of it exists where an instance is alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wattle.peers.directory")
class PeerConfiguration {

    @Bean
    PeerNeighbours peerNeighbours() {
        return new PeerNeighbours();
    }

    @Bean
    PeerIdentity peerIdentity(PeerProperties properties, Chains chains, NodeStores stores, InstantSource system) {
        PeerFiles files = PeerFiles.in(Objects.requireNonNull(properties.directory()));
        return PeerIdentity.load(files, new NodeAdmission(chains, stores), system);
    }

    @Bean
    PeerSettings peerSettings(
            PeerProperties properties, Chains chains, @Value("${wattle.instance.name}") String instance) {
        return new PeerSettings(
                instance,
                chains.all().stream().map(Chain::id).collect(Collectors.toUnmodifiableSet()),
                properties.listenAddress(),
                properties.dialled(),
                properties.listenAddress().isPresent(),
                PeerLimits.DEFAULT);
    }

    @Bean
    PeerProcess peerProcess(
            PeerSettings settings,
            PeerIdentity identity,
            PeerNeighbours neighbours,
            PeerReception reception,
            ObjectProvider<EnrolmentOffice> office) {
        EnrolmentPort port = office.getIfAvailable();
        return new PeerProcess(
                settings,
                identity,
                neighbours,
                new PeerProcess.Ways(reception, port == null ? EnrolmentPort.NONE : port));
    }

    @Bean
    TierLinks peerTierLinks(Instance instance, PeerProcess process, ClockWatch clocks) {
        return new PeerTierLinks(instance, process, clocks);
    }

    @Bean
    ClockHold gateHold(ObjectProvider<ClockStop> stops, Ledger ledger) {
        GateHold.Zones zones = new GateHold.Zones() {

            @Override
            public String name(ChainId chain) {
                return ledger.zones().stream()
                        .filter(zone -> zone.id().equals(chain))
                        .map(zone -> zone.name().code())
                        .findFirst()
                        .orElseGet(chain::toString);
            }

            @Override
            public long height(ChainId chain) {
                return ledger.head(chain).height();
            }
        };
        return new GateHold(stops.orderedStream().toList(), zones, System::nanoTime);
    }

    @Bean
    PeerMeters peerMeters(PeerProcess process) {
        return new PeerMeters(process);
    }
}
