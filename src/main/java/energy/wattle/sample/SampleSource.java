package energy.wattle.sample;

/** Where the data comes from that is played. */
public enum SampleSource {
    /** A folder that was named with {@code --data}. */
    NAMED,
    /** The folder {@code ../shared/data} beside the project's. */
    SHARED,
    /** A seeded model of the project's own: nothing was measured. */
    MODELLED
}
