package energy.wattle.shell.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import energy.wattle.shell.MarketGlance;
import energy.wattle.shell.MarketPace;
import energy.wattle.shell.PageAges;
import energy.wattle.shell.PageAges.PageAge;
import energy.wattle.shell.Readers;
import energy.wattle.shell.TierLinks;
import energy.wattle.shell.TierLinks.Link;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** What the top bar tells, from whoever supplies it. */
@SpringComponent
class FrameFacts {

    /**
     * @param zones all of the market
     * @param zone the wanted one, else the first; empty where there is no market
     */
    record Facts(
            Optional<Instant> marketTime,
            List<MarketGlance.ZoneGlance> zones,
            Optional<MarketGlance.ZoneGlance> zone,
            Optional<Problem> pace,
            List<Link> links,
            List<PageAge> ages) {}

    private final ObjectProvider<MarketGlance> market;
    private final ObjectProvider<MarketPace> pace;
    private final Surroundings surroundings;
    private final Readers readers;

    FrameFacts(
            ObjectProvider<MarketGlance> market,
            ObjectProvider<MarketPace> pace,
            Surroundings surroundings,
            Readers readers) {
        this.market = market;
        this.pace = pace;
        this.surroundings = surroundings;
        this.readers = readers;
    }

    /** The zone whose gates concern the reader; empty for somebody who belongs to none. */
    Optional<String> ownZone() {
        return readers.current()
                .account()
                .flatMap(account -> market.stream().findFirst().flatMap(known -> known.zoneOf(account)));
    }

    Facts now(Optional<String> zone) {
        Optional<MarketGlance.Glance> glance = market.stream().findFirst().map(MarketGlance::now);
        return new Facts(
                glance.map(MarketGlance.Glance::marketTime),
                glance.map(MarketGlance.Glance::zones).orElse(List.of()),
                glance.flatMap(known -> zone(known, zone)),
                pace.stream().findFirst().map(MarketPace::pace),
                surroundings.tiers().links(),
                surroundings.ages().stream()
                        .flatMap(known -> known.ages().stream())
                        .toList());
    }

    /** What links to other processes there are, and what came over them. */
    @SpringComponent
    record Surroundings(TierLinks tiers, ObjectProvider<PageAges> ages) {}

    private static Optional<MarketGlance.ZoneGlance> zone(MarketGlance.Glance glance, Optional<String> wanted) {
        return glance.zones().stream()
                .filter(zone -> wanted.stream().allMatch(zone.code()::equals))
                .findFirst()
                .or(() -> glance.zones().stream().findFirst());
    }
}
