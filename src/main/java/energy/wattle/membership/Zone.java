package energy.wattle.membership;

import energy.wattle.units.TradingZoneId;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trading zone with its parameters, as the ledger has them. Source: Market rules; Ledger, zone parameters.
 *
 * @param name shown to people
 * @param currency ISO 4217 code
 * @param parameters whole numbers by name, as {@code trading.price-cap-micros}; each module documents its own, with a
 *     default for what is absent
 */
public record Zone(
        TradingZoneId id, String name, ZoneId timeZone, String currency, SortedMap<String, Long> parameters) {

    public Zone {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A parameter, or its default. */
    public long parameter(String parameter, long otherwise) {
        return parameters.getOrDefault(parameter, otherwise);
    }

    /** This zone with other parameters. */
    public Zone with(Map<String, Long> changed) {
        SortedMap<String, Long> merged = new TreeMap<>(parameters);
        merged.putAll(changed);
        return new Zone(id, name, timeZone, currency, merged);
    }
}
