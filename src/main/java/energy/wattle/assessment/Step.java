package energy.wattle.assessment;

/** How finely a span is told of. */
public enum Step {
    INTERVAL,
    HOUR,

    /** The zone's local day; the first zone's, where the span is of the whole market. */
    DAY
}
