package energy.wattle.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an administrator does with zones. Every call needs the role. */
public interface ZoneDesk {

    /** In the order of codes. */
    List<Zone> zones();

    /** All that the modules declare that zones may set, by name. */
    List<ZoneParameter> parameters();

    /**
     * Sets parameters of a zone and leaves its others as they are.
     *
     * @param changed by name; nothing takes a parameter back to its default
     */
    Administration set(Zone zone, Map<String, Optional<Long>> changed);
}
