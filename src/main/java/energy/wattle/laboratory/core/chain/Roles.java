package energy.wattle.laboratory.core.chain;

import java.util.ArrayList;
import java.util.List;

/** How each node of a chain behaves, which may change during a run. */
public final class Roles {

    private final List<Behaviour> behaviours;
    private final boolean[] isCounted;
    private final int majority;

    /** @param first of the nodes, in their order */
    public Roles(List<Behaviour> first) {
        behaviours = new ArrayList<>(first);
        isCounted = new boolean[first.size()];
        int honest = 0;
        for (int i = 0; i < isCounted.length; i++) {
            isCounted[i] = !first.get(i).isMalicious();
            honest += isCounted[i] ? 1 : 0;
        }
        majority = honest / 2 + 1;
    }

    public int size() {
        return isCounted.length;
    }

    public Behaviour of(int node) {
        return behaviours.get(node);
    }

    /** Behaves otherwise from now on. It still counts among those for whom a block is to be final. */
    public void turn(int node, Behaviour other) {
        behaviours.set(node, other);
    }

    /** Whether a node was honest at first. */
    public boolean isHonest(int node) {
        return isCounted[node];
    }

    /** More than half of those who were honest at first. */
    public int majority() {
        return majority;
    }
}
