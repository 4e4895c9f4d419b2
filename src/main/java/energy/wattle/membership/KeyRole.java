package energy.wattle.membership;

/** What the owner of a registered signing key is. Source: Ledger, Where a record lives ("sent by"). */
public enum KeyRole {
    /** OPEN, CLOSE, KEY, settlement contract, grid and assigned prices. */
    EDGE_CLUSTER,
    /** CLOSE and KEY in the edge cluster's place. */
    CLOUD,
    /** Declarations, forecasts, pair prices. One per entry point, custodial ones included. */
    PARTICIPANT,
    /** Readings of its one participant. */
    METER,
    /** Readings of all participants of the zone. */
    METERING_OPERATOR,
    /** Publications. */
    DISCLOSURE
}
