package energy.wattle.laboratory;

/** What became of the wish to start a sweep. */
public sealed interface StartOutcome {

    record Started(long id) implements StartOutcome {}

    /** One at a time: another one is running. */
    record Busy(long id) implements StartOutcome {}
}
