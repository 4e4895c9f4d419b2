package energy.wattle.ledger.core.consensus;

/** The size limit of fresh blocks, a function of final headers only. Source: Ledger, rule 19. */
public final class SizeLimit {

    private static final long LEAST = 512 * 1024;
    private static final int LARGEST_SHIFT = 6;
    private static final int GROWTH = 10;

    private SizeLimit() {}

    /**
     * L of the next height.
     *
     * @param limit L of the last one
     * @param round of the last final header
     * @param greatest B, which is also L(1)
     */
    public static long after(long limit, int round, long greatest) {
        return round > 0
                ? Math.max(LEAST, limit >> Math.min(round, LARGEST_SHIFT))
                : Math.min(greatest, limit + limit / GROWTH);
    }
}
