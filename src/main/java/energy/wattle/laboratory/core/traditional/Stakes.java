package energy.wattle.laboratory.core.traditional;

import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.List;

/** How stake is distributed among the nodes. Stake is installed capacity, watts. */
public enum Stakes {
    EQUAL,
    /** From 3 to 103 kW, many small and few large ones. */
    CAPACITY,
    /** The r-th largest has 1/r of the largest one's. */
    ZIPF;

    private static final long LEAST = 3_000;
    private static final int SPREAD = 1_000;
    private static final long LARGEST = 1_000_000;

    /** By node; who has how much is drawn. */
    public List<Long> drawn(int nodes, Dice dice) {
        List<Long> stakes = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            long share = dice.below(SPREAD + 1);
            stakes.add(
                    switch (this) {
                        case EQUAL -> LEAST;
                        case CAPACITY -> LEAST + share * share / 10;
                        case ZIPF -> LARGEST / (i + 1);
                    });
        }
        for (int i = nodes - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            long moved = stakes.get(i);
            stakes.set(i, stakes.get(other));
            stakes.set(other, moved);
        }
        return stakes;
    }
}
