package energy.wattle.settlement;

import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A participant's own day: whoever asks sees that of the participant it acts for. */
@FunctionalInterface
public interface OwnDay {

    /**
     * @param day empty for today
     * @return empty for whoever acts for nobody
     */
    Optional<Position> of(Optional<LocalDate> day);

    /**
     * Where a participant stands in a day.
     *
     * @param intervals of the day, all
     * @param sold in all of them
     * @param bought in all of them
     * @param balance what was settled, and for intervals that are not yet, what was agreed
     * @param settled the settled part of it
     * @param at market time
     * @param height of the zone's last block
     */
    record Position(
            MarketDay day,
            String currency,
            List<OfInterval> intervals,
            WattHours sold,
            WattHours bought,
            Money balance,
            Money settled,
            Instant at,
            long height) {

        public Position {
            intervals = List.copyOf(intervals);
        }

        /** Whether market time is in this day. */
        public boolean isToday() {
            return !at.isBefore(day.start()) && at.isBefore(day.end());
        }
    }

    /**
     * @param forecast net export, the last one that a cleared session has opened
     * @param metered net export
     * @param agreed money of the trades: positive when the participant is to receive it
     * @param settled money of all lines so far
     */
    record OfInterval(
            Interval interval,
            WattHours sold,
            WattHours bought,
            Optional<WattHours> forecast,
            Optional<WattHours> metered,
            Money agreed,
            Optional<Money> settled) {

        public Money money() {
            return settled.orElse(agreed);
        }
    }
}
