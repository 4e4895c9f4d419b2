package energy.wattle.laboratory.core.traditional;

/**
 * How a chain of the traditional algorithm is configured.
 *
 * @param slot µs
 * @param epochSlots from one election to the next
 * @param idle per cent of the nodes that never vote again after the first election
 */
public record TraditionalTerms(long slot, int epochSlots, Stakes stakes, int idle) {

    private static final int NODES_PER_DELEGATE = 10;
    /** Below so many, not even one of them may be malicious. */
    private static final int FEWEST = 4;

    /** As many as the improved algorithm's, but four where there are so many nodes. */
    public static int seats(int nodes) {
        return Math.min(nodes, Math.max(FEWEST, nodes / NODES_PER_DELEGATE));
    }

    /** How many blocks on top prove one final to others: those of more than two thirds of the delegates. */
    public static int proof(int nodes) {
        return 2 * seats(nodes) / 3 + 1;
    }
}
