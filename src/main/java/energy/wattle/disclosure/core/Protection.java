package energy.wattle.disclosure.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what of a hierarchy of sums may be told. Source: Market assessment and information disclosure, "Totals must
 * not reveal a member".
 *
 * <p>What it tells are sums over disjoint groups of cells, and each of these groups is permitted by the rule. All that
 * anybody can compute from published sums of cells, totals included, are sums over unions of such groups; and a union
 * of permitted groups is permitted: it has as many contributors at least, and a member with at most 70 % of each part
 * has at most 70 % of the whole. So no sum that the rule forbids can be solved for, by whatever arithmetic.
 *
 * <p>Hence the second suppression: where some parts of a published cell are not permitted, the rest that a reader gets
 * by subtracting the others is told as one figure, and further parts, the nearest first, join it until that is
 * permitted.
 */
public final class Protection {

    private Protection() {}

    /**
     * @return disjoint groups in their order, each permitted; together the whole cell, or nothing where even the whole
     *     is not permitted
     */
    public static <P> List<Told<P>> of(ProtectionRule rule, Cell<P> cell) {
        List<Told<P>> told = new ArrayList<>();
        if (cell.isPermitted(rule)) {
            tell(rule, cell, told);
        }
        return told;
    }

    /**
     * Whether a sum may be told over cells that were decided on before, as a month over its days: what a reader gets by
     * subtracting those that were told has to be permitted, and no single cell.
     *
     * @param withheld those that were not told
     */
    public static <P> boolean permitsTotal(ProtectionRule rule, List<Cell<P>> withheld) {
        return withheld.isEmpty() || (withheld.size() > 1 && isPermitted(rule, withheld));
    }

    private static <P> void tell(ProtectionRule rule, Cell<P> cell, List<Told<P>> told) {
        List<Cell<P>> parts = cell.parts();
        boolean[] merged = new boolean[parts.size()];
        int forbidden = 0;
        for (int i = 0; i < merged.length; i++) {
            merged[i] = !parts.get(i).isPermitted(rule);
            forbidden += merged[i] ? 1 : 0;
        }
        if (merged.length == 0 || (forbidden > 0 && cell.isWhole())) {
            told.add(new Told<>(List.of(cell), finest(cell)));
            return;
        }
        List<Cell<P>> rest = forbidden == 0 ? List.of() : rest(rule, parts, merged);
        if (rest.size() == parts.size()) {
            told.add(new Told<>(List.of(cell), finest(cell)));
            return;
        }
        boolean isRestTold = false;
        for (int i = 0; i < merged.length; i++) {
            if (!merged[i]) {
                tell(rule, parts.get(i), told);
            } else if (!isRestTold) {
                told.add(new Told<>(
                        rest, rest.stream().mapToInt(Protection::finest).sum()));
                isRestTold = true;
            }
        }
    }

    /** Marks further parts until what is marked can be told as one. */
    private static <P> List<Cell<P>> rest(ProtectionRule rule, List<Cell<P>> parts, boolean[] merged) {
        while (true) {
            List<Cell<P>> rest = new ArrayList<>();
            for (int i = 0; i < merged.length; i++) {
                if (merged[i]) {
                    rest.add(parts.get(i));
                }
            }
            if (rest.size() == parts.size() || permitsTotal(rule, rest)) {
                return rest;
            }
            merged[nearest(merged)] = true;
        }
    }

    /** The unmarked place that is nearest to a marked one; the first of several. */
    private static int nearest(boolean[] merged) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < merged.length; i++) {
            for (int j = 0; j < merged.length; j++) {
                if (!merged[i] && merged[j] && Math.abs(i - j) < least) {
                    best = i;
                    least = Math.abs(i - j);
                }
            }
        }
        return best;
    }

    private static <P> boolean isPermitted(ProtectionRule rule, List<Cell<P>> cells) {
        return Cell.sidesOf(cells).stream().allMatch(rule::permits);
    }

    private static <P> int finest(Cell<P> cell) {
        return cell.parts().isEmpty()
                ? 1
                : cell.parts().stream().mapToInt(Protection::finest).sum();
    }
}
