package energy.wattle.disclosure.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who has read all published sums, and tries to solve for others by linear algebra, exactly. Knows nothing of
 * how they were chosen.
 *
 * <p>A sum over cells is a row of coefficients, one for each finest cell.
 */
final class Attacker {

    private final int cells;

    /** In echelon form, each with its leading coefficient at another place. */
    private final List<BigInteger[]> known = new ArrayList<>();

    Attacker(int cells) {
        this.cells = cells;
    }

    void learns(boolean[] sum) {
        BigInteger[] rest = reduced(sum);
        if (lead(rest) < cells) {
            known.add(rest);
        }
    }

    /** Whether this sum is a combination of those that are known. */
    boolean canSolveFor(boolean[] sum) {
        return lead(reduced(sum)) == cells;
    }

    private BigInteger[] reduced(boolean[] sum) {
        BigInteger[] row = new BigInteger[cells];
        for (int i = 0; i < cells; i++) {
            row[i] = sum[i] ? BigInteger.ONE : BigInteger.ZERO;
        }
        // Rows that were reduced by earlier ones only: one pass in that order clears every lead for good.
        for (BigInteger[] one : known) {
            int lead = lead(one);
            BigInteger factor = row[lead];
            if (factor.signum() != 0) {
                for (int i = 0; i < cells; i++) {
                    row[i] = row[i].multiply(one[lead]).subtract(one[i].multiply(factor));
                }
                shorten(row);
            }
        }
        return row;
    }

    private static void shorten(BigInteger[] row) {
        BigInteger common = BigInteger.ZERO;
        for (BigInteger coefficient : row) {
            common = common.gcd(coefficient);
        }
        if (common.compareTo(BigInteger.ONE) > 0) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i].divide(common);
            }
        }
    }

    private int lead(BigInteger[] row) {
        int lead = 0;
        while (lead < cells && row[lead].signum() == 0) {
            lead++;
        }
        return lead;
    }
}
