package energy.wattle.shell.ui;

import java.util.Optional;
import java.util.Set;

/**
 * The chains that a page's data comes from, by its address.
 *
 * @param chains which kinds
 * @param zone that the address names; empty: the reader's
 */
record Concerns(Chains chains, Optional<String> zone) {

    static final Concerns NOTHING = new Concerns(Chains.NONE, Optional.empty());

    private static final Set<String> OF_ONE_ZONE = Set.of("", "market", "my");
    private static final Set<String> OF_MAIN = Set.of("admin", "disclosures", "verify");
    private static final Set<String> OF_ALL = Set.of("operations", "regulator", "status", "laboratory", "workbench");

    enum Chains {
        NONE,
        /** One zone's sub-chain. */
        ZONE,
        MAIN,
        ALL
    }

    /**
     * @param segment the first of the address
     * @param zone that the address names
     */
    static Concerns of(String segment, Optional<String> zone) {
        if (OF_ONE_ZONE.contains(segment)) {
            return new Concerns(Chains.ZONE, zone);
        }
        if (OF_MAIN.contains(segment)) {
            return new Concerns(Chains.MAIN, Optional.empty());
        }
        return OF_ALL.contains(segment) ? new Concerns(Chains.ALL, Optional.empty()) : NOTHING;
    }
}
