package energy.wattle.disclosure.core;

import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.Optional;

/** Where a cell is: a zone, or the whole market, over a time. */
public record Place(Optional<TradingZoneId> zone, Instant from, Instant until) {}
