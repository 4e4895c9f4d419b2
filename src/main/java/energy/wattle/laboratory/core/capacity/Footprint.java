package energy.wattle.laboratory.core.capacity;

/**
 * What one kind of instance needs, its database included; of several that were measured, the mean.
 *
 * @param memory KiB of physical memory, pages that processes share counted in parts
 * @param load thousandths of a processor while it plays the sample
 * @param ready from start to readiness, ms
 * @param startWork processor time until then, ms
 */
public record Footprint(long memory, long load, long ready, long startWork) {

    /** @throws IllegalArgumentException if memory, load or one of the times is not positive */
    public Footprint {
        if (memory <= 0 || load <= 0 || ready <= 0 || startWork <= 0) {
            throw new IllegalArgumentException("a footprint of %d KiB, %d thousandths, %d ms and %d ms: all are above 0"
                    .formatted(memory, load, ready, startWork));
        }
    }
}
