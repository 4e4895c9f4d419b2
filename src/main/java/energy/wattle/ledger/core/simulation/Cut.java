package energy.wattle.ledger.core.simulation;

/** How the network is cut at a time. Immutable. */
public final class Cut {

    /** The ways in which it falls apart. */
    public enum Kind {
        HALVES,
        TWO_THIRDS,
        ONE_WAY,
        BRIDGED,
        ISOLATED
    }

    static final Cut NONE = new Cut(new int[0], false);

    private static final int BRIDGE = 2;

    private final int[] sides;
    private final boolean isOneWay;

    private Cut(int[] sides, boolean isOneWay) {
        this.sides = sides;
        this.isOneWay = isOneWay;
    }

    static Cut drawn(Kind kind, int nodes, Dice dice) {
        int inFirst = switch (kind) {
            case HALVES, BRIDGED, ONE_WAY -> nodes / 2;
            case TWO_THIRDS -> nodes * 2 / 3;
            case ISOLATED -> 1;
        };
        int[] sides = new int[nodes];
        for (int placed = 0; placed < inFirst; ) {
            int node = dice.below(nodes);
            if (sides[node] == 0) {
                sides[node] = 1;
                placed++;
            }
        }
        if (kind == Kind.BRIDGED) {
            sides[dice.below(nodes)] = BRIDGE;
        }
        return new Cut(sides, kind == Kind.ONE_WAY);
    }

    boolean blocks(int from, int to) {
        if (sides.length == 0 || sides[from] == sides[to] || sides[from] == BRIDGE || sides[to] == BRIDGE) {
            return false;
        }
        return !isOneWay || sides[from] == 1;
    }
}
