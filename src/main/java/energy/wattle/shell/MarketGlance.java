package energy.wattle.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the frame of every page tells of the market. Supplied by the module that knows; without one it has no clock. */
public interface MarketGlance {

    /** Asked for once a second while anybody looks. */
    Glance now();

    /** The code of the zone that an account belongs to; empty if it belongs to none. */
    Optional<String> zoneOf(String account);

    /** @param zones in the order of codes */
    record Glance(Instant marketTime, List<ZoneGlance> zones) {

        public Glance {
            zones = List.copyOf(zones);
        }
    }

    /** @param next the gate that closes next; empty without an open session */
    record ZoneGlance(String code, String name, ZoneId timeZone, Optional<Gate> next) {}

    /**
     * A gate that is still open.
     *
     * @param kindKey message key of the kind of session
     * @param left market time until it closes
     */
    record Gate(String kindKey, Instant closes, Duration left) {}
}
