package energy.wattle.trading.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TradingParameters;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** A zone with a seller and a buyer on an own market, and what they declare for one noon. */
final class NorthernZone {

    /** Midnight in Shanghai at the beginning of 2 June. */
    static final Instant START = Instant.parse("2024-06-01T16:00:00Z");

    static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
    static final TradingZoneId NORTH = new TradingZoneId("north");
    static final Interval NOON = new Interval(Instant.parse("2024-06-03T04:00:00Z"));
    static final ParticipantId SUN = new ParticipantId("sun");
    static final ParticipantId MILL = new ParticipantId("mill");

    private NorthernZone() {}

    static Zone zone() {
        return new Zone(
                NORTH,
                "The North",
                ZoneId.of("Asia/Shanghai"),
                "CNY",
                new TreeMap<>(Map.of(TradingParameters.FLOOR, 0L, TradingParameters.CAP, 2_000_000L)));
    }

    static Declaration sale(SessionId session, long wattHours, long micros) {
        return sale(session, SUN, wattHours, micros);
    }

    static Declaration sale(SessionId session, ParticipantId seller, long wattHours, long micros) {
        EnergySource source = seller.equals(SUN) ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL;
        return new Declaration(
                seller, session, List.of(new DeclaredCurve.Sell(NOON, Optional.of(source), steps(wattHours, micros))));
    }

    static Declaration purchase(SessionId session, long wattHours, long micros) {
        return purchase(session, MILL, wattHours, micros);
    }

    static Declaration purchase(SessionId session, ParticipantId buyer, long wattHours, long micros) {
        return new Declaration(buyer, session, List.of(new DeclaredCurve.Buy(NOON, steps(wattHours, micros))));
    }

    static List<DeclaredStep> steps(long wattHours, long micros) {
        return List.of(new DeclaredStep(new WattHours(wattHours), new Price(micros)));
    }

    /** 40 kW of its own. */
    static Enrolment enrolment(ParticipantId id) {
        List<Resource> resources = new ArrayList<>();
        resources.add(
                id.equals(SUN)
                        ? new Resource("PV", ResourceKind.PHOTOVOLTAIC, new Watts(40_000), true, false)
                        : new Resource("LOAD", ResourceKind.LOAD, new Watts(40_000), false, false));
        return new Enrolment(
                new NewParticipant(id, NORTH, "The " + id, false, resources, Optional.empty(), START),
                List.of(
                        new Enrolment.Period(QualifiedSide.SELLER, START, JULY),
                        new Enrolment.Period(QualifiedSide.BUYER, START, JULY)),
                "test");
    }

    /** Market time as the test says. */
    static final class SettableClock implements PacedClock {

        volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public boolean await(Instant next, long maximumMillis) {
            return !now.isBefore(next);
        }
    }

    /** The market, driven by hand. */
    static final class Played {

        private final Members members;
        private final MarketSteps loop;
        private final SettableClock clock;

        Played(Members members, Object loop, SettableClock clock) {
            this.members = members;
            this.loop = MarketSteps.of(loop);
            this.clock = clock;
        }

        /** Registers the zone with its seller and its buyer. */
        void begin() {
            at(START.toString());
            assertThat(members.registerAll(List.of(zone()), List.of(enrolment(SUN), enrolment(MILL))))
                    .isInstanceOf(MassAdministration.Submitted.class);
            at("2024-06-01T16:01:00Z");
            assertThat(members.participants(NORTH)).hasSize(2);
        }

        void at(String instant) {
            clock.now = Instant.parse(instant);
            settle();
        }

        void settle() {
            loop.settle(clock.now);
        }
    }

    /** No configuration by annotation, lest other tests' contexts find it. */
    static class Founded {

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("north")),
                    List.of(new Genesis.Parameter("block-interval-millis", 0)));
        }

        @Bean
        SettableClock settableClock() {
            return new SettableClock();
        }

        @Bean
        Played played(Members members, @Qualifier("marketLoop") Object loop, SettableClock clock) {
            return new Played(members, loop, clock);
        }
    }
}
