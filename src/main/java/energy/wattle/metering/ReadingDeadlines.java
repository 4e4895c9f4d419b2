package energy.wattle.metering;

import energy.wattle.membership.Zone;
import energy.wattle.units.Interval;
import java.time.Instant;

/** Until when a zone waits for readings. Supplied by the module that settles without them afterwards. */
public interface ReadingDeadlines {

    /** The instant from which something stands in for a reading that has not come. */
    Instant first(Zone zone, Interval interval);
}
