package energy.wattle.ledger.service;

import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.wire.peer.PeerSettings;
import energy.wattle.shell.PageAges;
import energy.wattle.shell.Pulse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How old what this instance knows is, for pages and for the modules above. */
@Configuration(proxyBeanMethods = false)
class AgeConfiguration {

    @Bean
    AgeBook.Place placeAmongProcesses(
            Neighbours neighbours, ObjectProvider<PeerSettings> settings, ObjectProvider<Pulse> pulse) {
        List<String> parents = settings.stream()
                .flatMap(known -> known.parents().stream())
                .map(PeerSettings.Parent::name)
                .toList();
        return new AgeBook.Place(
                !neighbours.exist(), parents, () -> pulse.stream().forEach(Pulse::beat));
    }

    @Bean
    AgeBook ageBook(Chains chains, NodeStores stores, AgeBook.Place place, NetworkBooks networks, PacedClock clock) {
        return new AgeBook(chains, place, networks, clock).from(stores);
    }

    @Bean
    PageAges pageAges(AgeBook ages) {
        return new FrameAges(ages);
    }
}
