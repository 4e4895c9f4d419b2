package energy.wattle.disclosure.core;

import energy.wattle.disclosure.Subject;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.Optional;

/** What is to be published: names the figures without having them. As in {@code Publication}. */
public record Issue(Subject subject, String topic, Optional<TradingZoneId> zone, Instant from, Instant until) {}
