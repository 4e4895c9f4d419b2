package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Declarations, and the market they are made in, for tests. */
final class Declarations {

    static final TradingZoneId NORTH = new TradingZoneId("north");
    static final Interval TEN = interval("10:00");
    static final Interval QUARTER_PAST = interval("10:15");

    /** Opens at 07:00, closes at 09:00, covers 10:00 to 14:00. */
    static final Session INTRADAY = session(SessionKind.INTRADAY, "10:00", "14:00", "07:00", "09:00");

    static final PriceRules PRICES = new PriceRules(PriceRules.DEFAULT_TICK, Price.of("-1"), Price.of("2"));

    private Declarations() {}

    static Declaration declaration(String participant, DeclaredCurve... curves) {
        return new Declaration(new ParticipantId(participant), INTRADAY.id(), List.of(curves));
    }

    static DeclaredCurve renewable(Interval interval, String... steps) {
        return new DeclaredCurve.Sell(interval, Optional.of(EnergySource.RENEWABLE), steps(steps));
    }

    static DeclaredCurve conventional(Interval interval, String... steps) {
        return new DeclaredCurve.Sell(interval, Optional.of(EnergySource.CONVENTIONAL), steps(steps));
    }

    static DeclaredCurve buy(Interval interval, String... steps) {
        return new DeclaredCurve.Buy(interval, steps(steps));
    }

    /** @param steps for example {@code 10 @ 0.40}, in kWh and currency per kWh */
    static List<DeclaredStep> steps(String... steps) {
        return Stream.of(steps)
                .map(step -> step.split(" @ ", -1))
                .map(step -> new DeclaredStep(WattHours.ofKilowattHours(step[0]), Price.of(step[1])))
                .toList();
    }

    /** In the zone north, qualified for both sides all day; 40 kW of PV and 20 kW of gas, a connection of 80 kW. */
    static Trader trader(String id) {
        return new Trader(
                new ParticipantId(id),
                NORTH,
                new PhysicalLimits(Watts.ofKilowatts("60"), Watts.ofKilowatts("40"), Watts.ofKilowatts("80")),
                List.of(qualification(Side.SELL, "00:00", "23:59"), qualification(Side.BUY, "00:00", "23:59")),
                Map.of());
    }

    static Trader qualified(Trader trader, TradingQualification... qualifications) {
        return new Trader(trader.id(), trader.zone(), trader.limits(), List.of(qualifications), trader.traded());
    }

    /** The same, with a position at 10:00 in kWh. */
    static Trader traded(Trader trader, String sold, String soldRenewable, String bought) {
        TradedEnergy energy = new TradedEnergy(
                WattHours.ofKilowattHours(sold),
                WattHours.ofKilowattHours(soldRenewable),
                WattHours.ofKilowattHours(bought));
        return new Trader(trader.id(), trader.zone(), trader.limits(), trader.qualifications(), Map.of(TEN, energy));
    }

    static TradingQualification qualification(Side side, String from, String until) {
        return new TradingQualification(side, instant(from), instant(until), false);
    }

    static Session session(SessionKind kind, String first, String end, String opens, String gate) {
        return new Session(new SessionId(NORTH, kind, interval(first)), instant(end), instant(opens), instant(gate));
    }

    static BlockPoint block(long height, String time) {
        return new BlockPoint(height, instant(time));
    }

    static Interval interval(String time) {
        return new Interval(instant(time));
    }

    static Instant instant(String time) {
        return Instant.parse("2024-06-03T%s:00Z".formatted(time));
    }
}
