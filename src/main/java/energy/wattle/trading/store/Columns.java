package energy.wattle.trading.store;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values stand in columns. */
final class Columns {

    private Columns() {}

    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static OffsetDateTime of(Interval interval) {
        return of(interval.start());
    }

    static Interval interval(OffsetDateTime start) {
        return new Interval(start.toInstant());
    }

    static SessionId session(String zone, String kind, OffsetDateTime first) {
        return new SessionId(new TradingZoneId(zone), SessionKind.valueOf(kind), interval(first));
    }

    static Optional<BlockPoint> point(@Nullable Long height, @Nullable OffsetDateTime time) {
        return height == null || time == null
                ? Optional.empty()
                : Optional.of(new BlockPoint(height, time.toInstant()));
    }
}
