package energy.wattle.metering.service;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.trading.TradingParameters;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/**
 * A market of two zones whose time and blocks a test drives: anne and bert live in the north, carl in the south. No
 * configuration by annotation, lest other tests' contexts find it.
 */
public class MeteredMarket {

    static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    static final TradingZoneId NORTH = new TradingZoneId("north");
    static final TradingZoneId SOUTH = new TradingZoneId("south");
    /** Without them a zone has no sessions. */
    private static final Map<String, Long> PRICES =
            Map.of(TradingParameters.FLOOR, 0L, TradingParameters.CAP, 1_000_000L);

    static final ParticipantId ANNE = new ParticipantId("anne");
    static final ParticipantId BERT = new ParticipantId("bert");
    static final ParticipantId CARL = new ParticipantId("carl");

    @Bean
    MarketFounding founding() {
        return () -> new MarketFounding.Founding(
                new NodeId("market"),
                "ed25519",
                START,
                List.of(new NodeId("north"), new NodeId("south")),
                List.of(new Genesis.Parameter("block-interval-millis", 0)));
    }

    @Bean
    TrialClock trialClock() {
        return new TrialClock();
    }

    @Bean
    Steps steps(Members members, TrialClock clock, @Qualifier("marketLoop") Object loop) {
        return new Steps(members, clock, loop);
    }

    /** Market time that stands where a test has put it. */
    static final class TrialClock implements PacedClock {

        private volatile Instant now = START.plus(Duration.ofHours(2));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public boolean await(Instant next, long maximumMillis) {
            return false;
        }
    }

    /** What tests do with the market. */
    static final class Steps {

        private final Members members;
        private final TrialClock clock;
        private final Object loop;

        private Steps(Members members, TrialClock clock, Object loop) {
            this.members = members;
            this.clock = clock;
            this.loop = loop;
        }

        /** Registers zones and participants, once. */
        void begin() {
            settle();
            if (members.zones().isEmpty()) {
                for (TradingZoneId zone : List.of(NORTH, SOUTH)) {
                    submitted(members.register(
                            new Zone(zone, zone.code(), ZoneId.of("UTC"), "CNY", new TreeMap<>(PRICES))));
                }
                settle();
                register(ANNE, NORTH);
                register(BERT, NORTH);
                register(CARL, SOUTH);
                settle();
            }
        }

        /** Makes blocks until nothing is left to do, a moment later than the last time. */
        void settle() {
            pass(Duration.ofSeconds(1));
        }

        void pass(Duration time) {
            clock.now = clock.now.plus(time);
            MarketSteps.of(loop).settle(clock.now);
        }

        void passTo(Instant time) {
            pass(Duration.between(clock.now, time));
        }

        /** The n-th delivery interval of the market; the first seven are over from the start. */
        static Interval interval(int n) {
            return new Interval(START.plus(Interval.LENGTH.multipliedBy(n)));
        }

        private void register(ParticipantId id, TradingZoneId zone) {
            submitted(members.register(new NewParticipant(
                    id,
                    zone,
                    "The " + id,
                    false,
                    List.of(new Resource("roof", ResourceKind.PHOTOVOLTAIC, new Watts(5_000), true, false)),
                    Optional.empty(),
                    START)));
        }

        private static void submitted(Administration answer) {
            if (answer instanceof Administration.Refused(var problems)) {
                throw new AssertionError(problems);
            }
        }
    }
}
