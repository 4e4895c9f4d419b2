package energy.wattle.laboratory.core.figure;

/**
 * How large everything is: as in the paper, or small enough to be run in passing.
 *
 * @param nodes where the paper has 50
 * @param rounds where the paper has 100
 * @param seeds of each point
 * @param fewSeeds of the largest ones
 */
public record Sizes(int nodes, int rounds, int seeds, int fewSeeds) {

    public static final Sizes FULL = new Sizes(50, 100, 20, 5);
    public static final Sizes QUICK = new Sizes(10, 10, 2, 1);

    public boolean isFull() {
        return equals(FULL);
    }

    /** @param paper the paper's number of nodes */
    int nodes(int paper) {
        return paper * nodes / 50;
    }

    /** @param paper the paper's number of rounds */
    int rounds(int paper) {
        return Math.max(1, paper * rounds / 100);
    }
}
