package energy.wattle.ledger.core.network;

import energy.wattle.ledger.core.election.RoundTripReport;
import java.util.Arrays;
import java.util.OptionalInt;

/** The last round trips that a node has measured to one peer. Source: Ledger, rule 4; Parameters. */
public final class RoundTripSamples {

    public static final int KEPT = 16;

    private static final int LOST = Integer.MAX_VALUE;

    private final int[] ring = new int[KEPT];
    private int count;

    /** @param micros nothing: no answer came */
    public void add(OptionalInt micros) {
        ring[count % KEPT] = micros.orElse(LOST);
        count++;
    }

    /** Whether anything was measured yet. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The median, the lower one of two, in µs; nothing: unreachable, since most pings were lost or took too long. */
    public OptionalInt median() {
        int[] known = Arrays.copyOf(ring, Math.min(count, KEPT));
        if (known.length == 0) {
            return OptionalInt.empty();
        }
        Arrays.sort(known);
        int median = known[(known.length - 1) / 2];
        return median > RoundTripReport.CAP_MICROS ? OptionalInt.empty() : OptionalInt.of(median);
    }
}
