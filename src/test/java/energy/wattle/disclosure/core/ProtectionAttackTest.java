package energy.wattle.disclosure.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random tables are published, and an attacker tries to solve for everything that the rule forbids. A
 * place is the range of finest cells that it covers.
 */
class ProtectionAttackTest {

    private static final ProtectionRule RULE = ProtectionRule.USUAL;
    private static final int TABLES = 2_000;

    /** Cells from start on, before end. */
    private record Range(int start, int end) {}

    @Test
    void noForbiddenCellAndNoForbiddenSumOfCellsCanBeSolvedFor() {
        int withheld = 0;
        int told = 0;
        for (long seed = 0; seed < TABLES; seed++) {
            Cell<Range> table = randomTable(new Random(seed));
            List<Told<Range>> published = Protection.of(RULE, table);
            Attacker attacker = attacker(table, published, !published.isEmpty());
            for (Cell<Range> cell : allCells(table)) {
                if (!cell.isPermitted(RULE)) {
                    withheld++;
                    assertThat(attacker.canSolveFor(sum(table, List.of(cell))))
                            .as("seed %d: %s", seed, cell.place())
                            .isFalse();
                }
            }
            told += published.size();
            checkAllSums(seed, table, attacker);
        }
        // The cases are worth something: much was withheld, and much was told.
        assertThat(withheld).isGreaterThan(TABLES);
        assertThat(told).isGreaterThan(TABLES);
    }

    @Test
    void everythingIsToldOnceAndAddsUpToTheWhole() {
        for (long seed = 0; seed < TABLES; seed++) {
            Cell<Range> table = randomTable(new Random(seed));
            List<Told<Range>> published = Protection.of(RULE, table);
            if (table.isPermitted(RULE)) {
                boolean[] covered = new boolean[table.place().end()];
                for (Told<Range> told : published) {
                    for (Cell<Range> cell : told.cells()) {
                        for (int i = cell.place().start(); i < cell.place().end(); i++) {
                            assertThat(covered[i])
                                    .as("seed %d, cell %d", seed, i)
                                    .isFalse();
                            covered[i] = true;
                        }
                    }
                }
                assertThat(covered).as("seed %d", seed).doesNotContain(false);
                assertThat(published.stream().mapToLong(told -> told.value(0)).sum())
                        .as("seed %d", seed)
                        .isEqualTo(table.value(0));
                assertThat(published.stream().mapToInt(Told::finest).sum())
                        .as("seed %d", seed)
                        .isEqualTo(covered.length);
            } else {
                assertThat(published).as("seed %d", seed).isEmpty();
            }
        }
    }

    /** The attack is one: against whoever withholds forbidden cells only, and publishes totals, it succeeds. */
    @Test
    void withoutASecondSuppressionTheAttackerSucceeds() {
        int solved = 0;
        for (long seed = 0; seed < TABLES; seed++) {
            Cell<Range> table = randomTable(new Random(seed));
            Attacker attacker = new Attacker(table.place().end());
            List<Cell<Range>> cells = allCells(table);
            cells.stream()
                    .filter(cell -> cell.isPermitted(RULE))
                    .forEach(cell -> attacker.learns(sum(table, List.of(cell))));
            solved += (int) cells.stream()
                    .filter(cell -> !cell.isPermitted(RULE))
                    .filter(cell -> attacker.canSolveFor(sum(table, List.of(cell))))
                    .count();
        }
        assertThat(solved).isGreaterThan(200);
    }

    /** Every sum of finest cells that can be solved for, whatever it is, is one that the rule permits. */
    private static void checkAllSums(long seed, Cell<Range> table, Attacker attacker) {
        int cells = table.place().end();
        if (cells > 7) {
            return;
        }
        List<Cell<Range>> finest =
                allCells(table).stream().filter(cell -> cell.parts().isEmpty()).toList();
        for (int set = 1; set < 1 << cells; set++) {
            List<Cell<Range>> chosen = new ArrayList<>();
            for (int i = 0; i < cells; i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(finest.get(i));
                }
            }
            if (!Cell.sidesOf(chosen).stream().allMatch(RULE::permits)) {
                assertThat(attacker.canSolveFor(sum(table, chosen)))
                        .as("seed %d: sum %s", seed, Integer.toBinaryString(set))
                        .isFalse();
            }
        }
    }

    /** Knows what is told, and the totals of all that has anything told in it. */
    private static Attacker attacker(Cell<Range> table, List<Told<Range>> published, boolean isWholeTold) {
        Attacker attacker = new Attacker(table.place().end());
        published.forEach(told -> attacker.learns(sum(table, told.cells())));
        if (isWholeTold) {
            attacker.learns(sum(table, List.of(table)));
        }
        List<Cell<Range>> told =
                published.stream().flatMap(group -> group.cells().stream()).toList();
        for (Cell<Range> cell : allCells(table)) {
            boolean hasToldParts = cell.parts().stream()
                    .flatMap(part -> allCells(part).stream())
                    .anyMatch(told::contains);
            if (hasToldParts) {
                attacker.learns(sum(table, List.of(cell)));
            }
        }
        return attacker;
    }

    private static boolean[] sum(Cell<Range> table, List<Cell<Range>> cells) {
        boolean[] sum = new boolean[table.place().end()];
        for (Cell<Range> cell : cells) {
            for (int i = cell.place().start(); i < cell.place().end(); i++) {
                sum[i] = true;
            }
        }
        return sum;
    }

    private static List<Cell<Range>> allCells(Cell<Range> cell) {
        List<Cell<Range>> all = new ArrayList<>(List.of(cell));
        cell.parts().forEach(part -> all.addAll(allCells(part)));
        return all;
    }

    /** Up to three zones of up to four hours of up to four quarters, with one side or two. */
    private static Cell<Range> randomTable(Random random) {
        int[] next = {0};
        int sides = 1 + random.nextInt(2);
        int presence = 30 + random.nextInt(70);
        return table(random, 1 + random.nextInt(3), sides, presence, next);
    }

    private static Cell<Range> table(Random random, int depth, int sides, int presence, int[] next) {
        int start = next[0];
        if (depth == 0) {
            next[0]++;
            List<SortedMap<ParticipantId, Long>> parts = new ArrayList<>();
            for (int side = 0; side < sides; side++) {
                parts.add(contributions(random, presence));
            }
            return Cell.finest(new Range(start, next[0]), parts);
        }
        List<Cell<Range>> parts = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            parts.add(table(random, depth - 1, sides, presence, next));
        }
        return Cell.sum(new Range(start, next[0]), parts, depth == 1 && random.nextBoolean());
    }

    private static SortedMap<ParticipantId, Long> contributions(Random random, int presence) {
        SortedMap<ParticipantId, Long> parts = new TreeMap<>();
        for (int i = 0; i < 9; i++) {
            if (random.nextInt(100) < presence) {
                parts.put(new ParticipantId("p" + i), random.nextInt(12) == 0 ? 1_000 : random.nextLong(60));
            }
        }
        return parts;
    }
}
