package energy.wattle.sample.service;

import energy.wattle.membership.Enrolment;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Zone;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.TradingParameters;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The zones and members of the sample, as they are registered. */
final class SampleMembers {

    private static final String CURRENCY = "EUR";

    /** What prices the sample's zones take. */
    static final PriceRules PRICES = new PriceRules(PriceRules.DEFAULT_TICK, Price.of("-0.5"), Price.of("3"));

    private static final String REASON = "sample: plant, connection and identity are made up or from open data";

    /** Qualifications outlast the data. */
    private static final Duration QUALIFIED = Duration.ofDays(365);

    private final PlayedData played;

    SampleMembers(PlayedData played) {
        this.played = played;
    }

    List<Zone> zones() {
        return played.data().zones().stream()
                .map(zone -> new Zone(
                        zone,
                        "Zone " + zone,
                        played.data().timeZone(),
                        CURRENCY,
                        new TreeMap<>(Map.of(
                                TradingParameters.FLOOR, PRICES.floor().micros(),
                                TradingParameters.CAP, PRICES.cap().micros()))))
                .toList();
    }

    /** Those that this instance sets up. */
    List<Zone> zonesLedHere() {
        return zones().stream().filter(zone -> played.leads(zone.id())).toList();
    }

    boolean areRegisteredHere() {
        return played.administers();
    }

    List<Enrolment> enrolments() {
        return played.participants().stream().map(this::enrolment).toList();
    }

    int count() {
        return played.participants().size();
    }

    int count(TradingZoneId zone) {
        return played.of(zone).size();
    }

    private Enrolment enrolment(SampleParticipant participant) {
        Instant from = played.start();
        Instant until = played.end().plus(QUALIFIED);
        List<Enrolment.Period> periods = new ArrayList<>();
        if (participant.feedsIn()) {
            periods.add(new Enrolment.Period(QualifiedSide.SELLER, from, until));
        }
        if (participant.draws()) {
            periods.add(new Enrolment.Period(QualifiedSide.BUYER, from, until));
        }
        NewParticipant member = new NewParticipant(
                participant.id(),
                participant.zone(),
                participant.name(),
                participant.isNaturalPerson(),
                participant.resources(),
                Optional.empty(),
                played.joined());
        return participant.isNewcomer()
                ? new Enrolment(member, List.of(), periods, "")
                : new Enrolment(member, periods, REASON);
    }
}
