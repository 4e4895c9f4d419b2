package energy.wattle.settlement;

/** How far the settlement of an interval has come. Source: decision 0015. */
public enum SettlementStatus {

    /** Settled on something that stands in for a reading or a price, while the second deadline is not over. */
    PROVISIONAL,

    /** Settled on readings and published prices, or the second deadline is over. */
    FINAL,

    /** It was final; a later reading or price has changed it, and the differences are booked. */
    CORRECTED,

    /** A total or an amount leaves the range of numbers. What was booked before stands. */
    UNSETTLEABLE
}
