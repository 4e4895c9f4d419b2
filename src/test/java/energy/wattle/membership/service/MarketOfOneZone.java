package energy.wattle.membership.service;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.shell.Capabilities;
import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * The ledger and membership on a real database, for a market of one zone that tests drive by hand. No configuration by
 * annotation, lest other tests' contexts find it; nor does it look for theirs.
 */
@DatabaseSlice
@ComponentScan(
        basePackages = {
            "energy.wattle.ledger.store",
            "energy.wattle.ledger.service",
            "energy.wattle.membership.store",
            "energy.wattle.membership.service"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests?(\\$.*)?"))
class MarketOfOneZone {

    static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
    static final TradingZoneId NORTH = new TradingZoneId("north");

    /** All of them, as in an instance without a profile. */
    @Bean
    Capabilities capabilities(Environment environment) {
        return Capabilities.of(environment);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(now(), ZoneOffset.UTC);
    }

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
    Readers readers() {
        return () -> Reader.ANYBODY;
    }

    @Bean
    ZoneParameter.Declared testParameters() {
        return () -> List.of(new ZoneParameter("test.price-cap", 0, 1_000, 500, "micros"));
    }

    @Bean
    Drive drive(Members members, @Qualifier("marketLoop") Object loop) {
        return new Drive(members, MarketSteps.of(loop));
    }

    /** Makes things happen. */
    record Drive(Members members, MarketSteps market) {

        /** Before anything else: without its key, its edge cluster could anchor nothing. */
        void registerTheZone() {
            if (members.zones().isEmpty()) {
                submitted(members.register(zone(Map.of("test.price-cap", 100L))));
            }
            settle();
        }

        ParticipantId enrol(String id) {
            submitted(members.register(participant(id)));
            settle();
            return new ParticipantId(id);
        }

        void settle() {
            market.settle(now());
        }
    }

    static Instant now() {
        return START.plus(Duration.ofHours(1));
    }

    static Hash submitted(Administration answer) {
        return switch (answer) {
            case Administration.Submitted(var record) -> record;
            case Administration.Refused(var problems) ->
                throw new AssertionError(problems.stream().map(Problem::english).toList());
        };
    }

    static List<String> keys(Administration answer) {
        return switch (answer) {
            case Administration.Submitted submitted -> List.of();
            case Administration.Refused(var problems) ->
                problems.stream().map(Problem::key).toList();
        };
    }

    static Zone zone(Map<String, Long> parameters) {
        return new Zone(NORTH, "The North", ZoneId.of("Asia/Shanghai"), "CNY", new TreeMap<>(parameters));
    }

    static NewParticipant participant(String id) {
        return new NewParticipant(
                new ParticipantId(id), NORTH, "The " + id, true, List.of(pv("A", 5_000)), Optional.empty(), START);
    }

    static Resource pv(String name, long watts) {
        return new Resource(name, ResourceKind.PHOTOVOLTAIC, new Watts(watts), true, false);
    }
}
