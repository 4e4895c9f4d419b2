package energy.wattle.laboratory.core.network;

/**
 * What things cost a processor core or a disk, nanoseconds.
 *
 * @param sign one signature
 * @param verify one signature
 * @param hash a KiB
 * @param execute one record's contract, without its signature
 * @param store one durable write of a few KiB
 */
public record Costs(long sign, long verify, long hash, long execute, long store) {

    private static final long LONGEST = 60_000_000_000L;

    public Costs {
        for (long cost : new long[] {sign, verify, hash, execute, store}) {
            if (cost < 0 || cost > LONGEST) {
                throw new IllegalArgumentException("a cost is from 0 to a minute");
            }
        }
    }

    /** µs of checking so many signatures. */
    public long verifying(long signatures) {
        return signatures * verify / 1000;
    }

    /** µs of hashing so many bytes. */
    public long hashing(long bytes) {
        return bytes * hash / 1024 / 1000;
    }

    /** µs of executing so many records. */
    public long executing(long records) {
        return records * execute / 1000;
    }

    /** µs of one signature. */
    public long signing() {
        return sign / 1000;
    }

    /** µs of one durable write. */
    public long storing() {
        return store / 1000;
    }
}
