package energy.wattle.trading;

/** The dispatch time scales, from the longest to the shortest. Source: Market rules, Sessions. */
public enum SessionKind {
    DAY_AHEAD,
    INTRADAY,
    REAL_TIME
}
