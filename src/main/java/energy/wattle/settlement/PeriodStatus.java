package energy.wattle.settlement;

/** How far the settlement of a day or a month has come. Source: decision 0015. */
public enum PeriodStatus {

    /** An interval of it is not over, not settled, or provisional. */
    PROVISIONAL,

    /** Every interval is final. */
    FINAL,

    /** Every interval is final, and at least one was corrected after it had been. */
    CORRECTED
}
