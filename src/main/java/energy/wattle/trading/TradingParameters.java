package energy.wattle.trading;

import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a zone's parameters say of its sessions and prices. Source: Market rules, Sessions and Declarations.
 *
 * <p>Minutes are whole; prices are in micro-currency per kWh. {@link #FLOOR} and {@link #CAP} have no default: a zone
 * without them has no sessions.
 */
public record TradingParameters(GateRules gates, PriceRules prices) {

    /** Minutes after local midnight of the day before delivery at which the day-ahead session opens; default 0. */
    public static final String DAY_AHEAD_OPENS = "trading.day-ahead-opens-minutes";

    /** The same, of its gate; default 720. */
    public static final String DAY_AHEAD_GATE = "trading.day-ahead-gate-minutes";

    /** Minutes that an intraday session is open before its gate; default 120. */
    public static final String INTRADAY_OPENS = "trading.intraday-opens-minutes";

    /** Minutes from its gate to its first interval; default 60. */
    public static final String INTRADAY_GATE = "trading.intraday-gate-minutes";

    /** Minutes that a real-time session is open before its gate; default 30. */
    public static final String REAL_TIME_OPENS = "trading.real-time-opens-minutes";

    /** Minutes from its gate to its interval; default 5. */
    public static final String REAL_TIME_GATE = "trading.real-time-gate-minutes";

    /** Prices are whole multiples of it; default 100, which is 0.0001 currency per kWh. */
    public static final String TICK = "trading.price-tick-micros";

    /** The lowest limit price. */
    public static final String FLOOR = "trading.price-floor-micros";

    /** The highest limit price. */
    public static final String CAP = "trading.price-cap-micros";

    /** No price is farther from 0 than 10 000 currency per kWh. */
    private static final long FARTHEST = 10_000_000_000L;

    private static final String PRICE_UNIT = "micro-currency per kWh";

    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private static final Map<String, Long> DEFAULTS = Map.of(
            DAY_AHEAD_OPENS, minutes(GateRules.DEFAULT.dayAhead().opens()),
            DAY_AHEAD_GATE, minutes(GateRules.DEFAULT.dayAhead().gate()),
            INTRADAY_OPENS, GateRules.DEFAULT.intraday().opensBeforeGate().toMinutes(),
            INTRADAY_GATE, GateRules.DEFAULT.intraday().gateBeforeDelivery().toMinutes(),
            REAL_TIME_OPENS, GateRules.DEFAULT.realTime().opensBeforeGate().toMinutes(),
            REAL_TIME_GATE, GateRules.DEFAULT.realTime().gateBeforeDelivery().toMinutes(),
            TICK, PriceRules.DEFAULT_TICK.micros());

    /** The names with their bounds; what they have to keep together is {@link #problems}. */
    public static List<ZoneParameter> declared() {
        long longest = GateRules.Lead.LONGEST.toMinutes();
        return List.of(
                minutes(DAY_AHEAD_OPENS, 0, MINUTES_OF_A_DAY - 1L),
                minutes(DAY_AHEAD_GATE, 1, MINUTES_OF_A_DAY - 1L),
                minutes(INTRADAY_OPENS, 1, longest),
                minutes(INTRADAY_GATE, 1, longest),
                minutes(REAL_TIME_OPENS, 1, longest),
                minutes(REAL_TIME_GATE, 1, longest),
                new ZoneParameter(TICK, 1, FARTHEST, PriceRules.DEFAULT_TICK.micros(), PRICE_UNIT),
                new ZoneParameter(FLOOR, -FARTHEST, FARTHEST, 0, PRICE_UNIT),
                new ZoneParameter(CAP, -FARTHEST, FARTHEST, 0, PRICE_UNIT));
    }

    private static ZoneParameter minutes(String name, long minimum, long maximum) {
        return new ZoneParameter(name, minimum, maximum, DEFAULTS.getOrDefault(name, minimum), "minutes");
    }

    /** The zone's rules; empty if its parameters have {@link #problems}. */
    public static Optional<TradingParameters> of(Zone zone) {
        if (!problems(zone).isEmpty()) {
            return Optional.empty();
        }
        GateRules gates = new GateRules(
                new GateRules.DayAhead(
                        LocalTime.ofSecondOfDay(SECONDS_OF_A_MINUTE * value(zone, DAY_AHEAD_OPENS)),
                        LocalTime.ofSecondOfDay(SECONDS_OF_A_MINUTE * value(zone, DAY_AHEAD_GATE))),
                lead(zone, INTRADAY_OPENS, INTRADAY_GATE),
                lead(zone, REAL_TIME_OPENS, REAL_TIME_GATE));
        PriceRules prices = new PriceRules(
                new Price(value(zone, TICK)), new Price(value(zone, FLOOR)), new Price(value(zone, CAP)));
        return Optional.of(new TradingParameters(gates, prices));
    }

    /** All that is wrong with a zone's parameters of trading. */
    public static List<Problem> problems(Zone zone) {
        List<Problem> problems = new ArrayList<>();
        long opens = value(zone, DAY_AHEAD_OPENS);
        long gate = value(zone, DAY_AHEAD_GATE);
        if (opens < 0 || opens >= gate || gate >= MINUTES_OF_A_DAY) {
            problems.add(Problem.of("trading.parameter.dayahead", opens, gate));
        }
        addLead(zone, INTRADAY_OPENS, INTRADAY_GATE, problems);
        addLead(zone, REAL_TIME_OPENS, REAL_TIME_GATE, problems);
        for (String required : List.of(FLOOR, CAP)) {
            if (!zone.parameters().containsKey(required)) {
                problems.add(Problem.of("trading.parameter.missing", required));
            }
        }
        if (value(zone, TICK) < 1) {
            problems.add(Problem.of("trading.parameter.tick", TICK, value(zone, TICK)));
        }
        long floor = value(zone, FLOOR);
        long cap = value(zone, CAP);
        if (floor > cap || floor < -FARTHEST || cap > FARTHEST) {
            problems.add(Problem.of("trading.parameter.range", floor, cap, FARTHEST));
        }
        return problems;
    }

    private static void addLead(Zone zone, String opens, String gate, List<Problem> problems) {
        long before = value(zone, opens);
        long after = value(zone, gate);
        long longest = GateRules.Lead.LONGEST.toMinutes();
        if (before < 1 || after < 1 || before > longest || after > longest || before + after > longest) {
            problems.add(Problem.of("trading.parameter.lead", opens, gate, before, after, longest));
        }
    }

    private static GateRules.Lead lead(Zone zone, String opens, String gate) {
        return new GateRules.Lead(Duration.ofMinutes(value(zone, opens)), Duration.ofMinutes(value(zone, gate)));
    }

    private static long value(Zone zone, String parameter) {
        return zone.parameter(parameter, DEFAULTS.getOrDefault(parameter, 0L));
    }

    private static long minutes(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_OF_A_MINUTE;
    }
}
