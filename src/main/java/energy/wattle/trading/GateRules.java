package energy.wattle.trading;

import java.time.Duration;
import java.time.LocalTime;

/** When a zone's sessions open and close. Source: Market rules, Sessions. */
public record GateRules(DayAhead dayAhead, Lead intraday, Lead realTime) {

    /** The gates of a zone that sets none of its own. */
    public static final GateRules DEFAULT = new GateRules(
            new DayAhead(LocalTime.MIDNIGHT, LocalTime.NOON),
            new Lead(Duration.ofHours(2), Duration.ofMinutes(60)),
            new Lead(Duration.ofMinutes(30), Duration.ofMinutes(5)));

    /**
     * Local times of the day before delivery.
     *
     * @param gate after {@code opens}
     */
    public record DayAhead(LocalTime opens, LocalTime gate) {

        public DayAhead {
            if (!opens.isBefore(gate)) {
                throw new IllegalArgumentException(
                        "a day-ahead session opens before its gate, not at %s for %s".formatted(opens, gate));
            }
        }
    }

    /**
     * Spans of elapsed time, positive, together at most {@link #LONGEST}.
     *
     * @param opensBeforeGate from opening to the gate
     * @param gateBeforeDelivery from the gate to the start of the first interval
     */
    public record Lead(Duration opensBeforeGate, Duration gateBeforeDelivery) {

        /** What is farther ahead is day-ahead trading. */
        public static final Duration LONGEST = Duration.ofHours(24);

        public Lead {
            if (!opensBeforeGate.isPositive() || !gateBeforeDelivery.isPositive()) {
                throw new IllegalArgumentException("a session opens before its gate, and closes before delivery");
            }
            if (opensBeforeGate.plus(gateBeforeDelivery).compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a session opens at most %s before delivery".formatted(LONGEST));
            }
        }
    }
}
