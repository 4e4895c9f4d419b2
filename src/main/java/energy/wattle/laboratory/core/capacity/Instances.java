package energy.wattle.laboratory.core.capacity;

/**
 * One measurement of instances on one machine.
 *
 * @param servers footprints, and what follows for servers
 * @param machine where it was measured
 * @param change what changing them costs
 */
public record Instances(Servers servers, Machine machine, Change change) {

    /**
     * @param cores processors
     * @param memory KiB
     * @param speed market seconds per second that the sample was played at
     * @param busy hundredths of a process that ran or waited to run before the measurement began: above 0, other work
     *     lengthened all times
     */
    public record Machine(long cores, long memory, long speed, long busy) {}

    /**
     * @param artifactBytes the packaged application
     * @param changedBytes the part of it that is Wattle's own, which an update brings
     * @param pageBytes what a browser is sent for the first page, its scripts not counted
     * @param updateMillis an orderly end of a gateway and its start, until it is ready
     * @param blocksWithout blocks that a zone decided within {@link #AWAY_SECONDS} after one of its four gateways was
     *     killed
     * @param returnMillis start of that gateway on what it had stored, until it is ready
     */
    public record Change(
            long artifactBytes,
            long changedBytes,
            long pageBytes,
            long updateMillis,
            long blocksWithout,
            long returnMillis) {

        /** How long that gateway was away. */
        public static final int AWAY_SECONDS = 30;
    }
}
