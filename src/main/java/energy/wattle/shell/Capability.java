package energy.wattle.shell;

import java.util.Locale;
import java.util.Set;

/**
 * Something that an instance can do, and another may not: pages, addresses for programs and duties that belong
 * together. {@code wattle.capabilities.NAME} switches it, and the profile of each tier does so. What no capability is
 * asked for exists everywhere.
 */
public enum Capability {
    /** Participants declare, and their agents do. */
    DECLARATION,

    /** Administrators decide who takes part, what zones are like, and which nodes decide. */
    ADMINISTRATION,

    /** Sub-chains are registered as zones. */
    ZONE_REGISTRATION,

    /** Instances join the market, take another's place and leave. */
    ENROLMENT,

    /** Zones get settlement contracts. */
    SETTLEMENT_CONTRACTS,

    /** Indicators of the market are computed, screened and shown. */
    ASSESSMENT,

    /** Figures are published by the calendar; reading what is published needs no capability. */
    PUBLICATION,

    /** Sessions are opened and closed, and their keys released. */
    SESSION_KEEPING,

    /** Anchors go up to the main chain, copies of its decisions come down. */
    ANCHORING,

    /** Readings and forecasts are taken from meters and files. */
    METERING_INTAKE,

    /** Grid applications get trading curves. */
    TRADING_CURVES,

    /** Files of orders are cleared for whoever tries out. */
    WORKBENCH,

    /** Experiments are shown. */
    LABORATORY;

    /** As it is written in configuration: {@code zone-registration}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without these it cannot be. */
    public Set<Capability> needed() {
        return switch (this) {
            case ZONE_REGISTRATION, ENROLMENT, SETTLEMENT_CONTRACTS -> Set.of(ADMINISTRATION);
            case PUBLICATION -> Set.of(ASSESSMENT);
            default -> Set.of();
        };
    }
}
