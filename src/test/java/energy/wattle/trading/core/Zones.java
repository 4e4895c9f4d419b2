package energy.wattle.trading.core;

import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingParameters;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A zone in Shanghai's time, where 3 June 2024 begins at 16:00 UTC the day before, with default gates. */
final class Zones {

    static final TradingZoneId Z1 = new TradingZoneId("Z1");
    static final Instant DAY = Instant.parse("2024-06-02T16:00:00Z");

    private Zones() {}

    static Zone zone() {
        return zone(Map.of(TradingParameters.FLOOR, 0L, TradingParameters.CAP, 2_000_000L));
    }

    static Zone zone(Map<String, Long> parameters) {
        return new Zone(Z1, "Zone 1", ZoneId.of("Asia/Shanghai"), "CNY", new TreeMap<>(parameters));
    }

    /** With 40 kW of PV, a turbine of 20 kW and a connection of 80 kW, qualified on both sides. */
    static Participant participant(String id) {
        return participant(
                id,
                qualification(QualifiedSide.SELLER, QualificationStatus.APPROVED),
                qualification(QualifiedSide.BUYER, QualificationStatus.APPROVED));
    }

    static Participant participant(String id, Qualification... qualifications) {
        return new Participant(
                new ParticipantId(id),
                Z1,
                "The " + id,
                false,
                List.of(
                        new Resource(id + "-PV", ResourceKind.PHOTOVOLTAIC, Watts.ofKilowatts("40"), true, false),
                        new Resource(id + "-GT", ResourceKind.MICRO_TURBINE, Watts.ofKilowatts("20"), false, true)),
                Optional.of(Watts.ofKilowatts("80")),
                List.of(qualifications),
                Instant.parse("2024-05-01T00:00:00Z"),
                Optional.empty());
    }

    static Qualification qualification(QualifiedSide side, QualificationStatus status) {
        return new Qualification(
                side, status, Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2025-01-01T00:00:00Z"), "");
    }

    /** @param time of 3 June 2024 in the zone, as {@code 10:15} */
    static Instant at(String time) {
        return Instant.parse("2024-06-03T%s:00+08:00".formatted(time));
    }

    static Interval interval(String time) {
        return new Interval(at(time));
    }

    static Session session(SessionKind kind, String first) {
        SessionId id = new SessionId(Z1, kind, interval(first));
        return calendar().find(id).orElseThrow();
    }

    static SessionCalendar calendar() {
        return new SessionCalendar(
                Z1,
                ZoneId.of("Asia/Shanghai"),
                TradingParameters.of(zone()).orElseThrow().gates());
    }

    static DeclaredCurve sell(EnergySource source, Interval interval, long wattHours, long micros) {
        return new DeclaredCurve.Sell(interval, Optional.of(source), steps(wattHours, micros));
    }

    static DeclaredCurve buy(Interval interval, long wattHours, long micros) {
        return new DeclaredCurve.Buy(interval, steps(wattHours, micros));
    }

    private static List<DeclaredStep> steps(long wattHours, long micros) {
        return List.of(new DeclaredStep(new WattHours(wattHours), new Price(micros)));
    }
}
