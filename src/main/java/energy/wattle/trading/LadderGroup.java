package energy.wattle.trading;

/** The kinds of stretch a drawn ladder has, from the back to the front. */
public enum LadderGroup {
    BID_MATCHED,
    BID_UNMATCHED,
    RENEWABLE_MATCHED,
    RENEWABLE_UNMATCHED,
    CONVENTIONAL_MATCHED,
    CONVENTIONAL_UNMATCHED
}
