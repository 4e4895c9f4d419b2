package energy.wattle.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an administrator does with zones. Every call needs the role. */
public interface ZoneDesk {

    /** In the order of codes. */
    List<Zone> zones();

    /** Names of sub-chains that have no zone yet and can be registered as one by this instance. */
    List<String> unregistered();

    /**
     * Registers the zone of a sub-chain. Time zone and currency never change afterwards; parameters have their
     * defaults.
     *
     * @param timeZone IANA name, as {@code Europe/Berlin}
     * @param currency ISO 4217 code
     */
    Administration register(String chain, String name, String timeZone, String currency);

    /** All that the modules declare that zones may set, by name. */
    List<ZoneParameter> parameters();

    /**
     * Sets parameters of a zone and leaves its others as they are.
     *
     * @param changed by name; nothing takes a parameter back to its default
     */
    Administration set(Zone zone, Map<String, Optional<Long>> changed);
}
