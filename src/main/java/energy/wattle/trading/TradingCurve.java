package energy.wattle.trading;

import energy.wattle.membership.Zone;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a zone's sessions traded for one of its days of delivery. Only cleared volumes and mean prices, which are always
 * published, so nothing in it is about a member. Source: Market assessment and information disclosure, Disclosure
 * classes.
 *
 * @param sessions of this kind only; empty for all sessions together
 * @param clearings how many sessions it adds up; a cleared session never changes, so a curve that adds up as many as
 *     another of the same zone, day and kind is the same
 * @param asOf market time of the block that cleared the last of them, or of the question while none is cleared
 * @param points of the intervals that a session was cleared for, by interval
 * @param total of the day
 */
public record TradingCurve(
        Zone zone,
        MarketDay day,
        Optional<SessionKind> sessions,
        int clearings,
        Instant asOf,
        List<Point> points,
        Volume total) {

    public TradingCurve {
        points = List.copyOf(points);
    }

    /**
     * A delivery interval.
     *
     * @param parts by session, the longest dispatch time scale first
     * @param total of them
     */
    public record Point(Interval interval, List<Part> parts, Volume total) {

        public Point {
            parts = List.copyOf(parts);
        }
    }

    /** What one session traded for the interval. */
    public record Part(SessionId session, Volume volume) {}

    /**
     * Energy with its price.
     *
     * @param sold by the zone's members, not negative
     * @param bought by the zone's members, not negative; what is sold, for as long as zones do not trade with each
     *     other
     * @param price mean, weighted by quantity; empty where nothing was traded
     */
    public record Volume(WattHours sold, WattHours bought, Optional<Price> price) {

        /** What the zone's members have contracted to feed in more than to draw: sold − bought. */
        public WattHours netPosition() {
            return sold.minus(bought);
        }
    }
}
