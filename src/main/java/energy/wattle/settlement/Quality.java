package energy.wattle.settlement;

/** Whether a figure rests on readings, or on something that stands in for one. Source: Market rules, Missing meters. */
public enum Quality {
    METERED,
    ESTIMATED;

    public Quality and(Quality other) {
        return this == ESTIMATED ? ESTIMATED : other;
    }
}
