package energy.wattle.disclosure.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Source: Market assessment and information disclosure, "Totals must not reveal a member". */
class ProtectionTest {

    private static final ProtectionRule RULE = ProtectionRule.USUAL;

    @Test
    void fiveContributorsOfWhichNoneIsAboveSeventyPercentAreEnough() {
        assertThat(RULE.permits(parts(10, 10, 10, 10, 10))).isTrue();
        assertThat(RULE.permits(parts(70, 10, 10, 5, 5))).isTrue();
        assertThat(RULE.permits(parts(71, 10, 9, 5, 5))).isFalse();
        assertThat(RULE.permits(parts(10, 10, 10, 10))).isFalse();
        assertThat(RULE.permits(parts(10, 10, 10, 10, 0))).isFalse();
        assertThat(RULE.permits(parts())).isFalse();
    }

    @Test
    void quartersAreToldWhereAllOfTheirHourMayBe() {
        assertThat(places(hour("10", fine(), fine(), fine(), fine()))).containsExactly("10/0", "10/1", "10/2", "10/3");
        assertThat(places(hour("10", fine(), fine(), few(), fine()))).containsExactly("10");
    }

    @Test
    void anHourThatMayNotBeToldTakesItsNearestNeighbourAlong() {
        Cell<String> day = Cell.sum(
                "day",
                List.of(
                        hour("9", fine(), fine(), fine(), fine()),
                        hour("10", few(), few(), few(), few()),
                        hour("11", fine(), fine(), fine(), fine()),
                        hour("12", fine(), fine(), fine(), fine())),
                false);

        assertThat(places(day)).containsExactly("9+10", "11/0", "11/1", "11/2", "11/3", "12/0", "12/1", "12/2", "12/3");
    }

    @Test
    void twoHoursThatMayNotBeToldAreEnoughIfTogetherTheyMay() {
        Cell<String> day = Cell.sum(
                "day",
                List.of(
                        Cell.finest("9", List.of(parts(1, 1, 1))),
                        Cell.finest("10", List.of(parts(9, 9, 9, 9, 9))),
                        Cell.finest("11", List.of(parts(0, 0, 0, 1, 1)))),
                false);

        assertThat(places(day)).containsExactly("9+11", "10");
    }

    @Test
    void emptyCellsProtectNobody() {
        Cell<String> day = Cell.sum(
                "day",
                List.of(
                        Cell.finest("9", List.of(parts(5))),
                        Cell.finest("10", List.of(parts())),
                        Cell.finest("11", List.of(parts(9, 9, 9, 9, 9))),
                        Cell.finest("12", List.of(parts(9, 9, 9, 9, 9)))),
                false);

        assertThat(places(day)).containsExactly("9+10+11", "12");
    }

    @Test
    void aSideThatMayNotBeToldKeepsBackTheOther() {
        Cell<String> renewableAndConventional =
                Cell.finest("Z1", List.of(parts(9, 9, 9, 9, 9), parts(0, 0, 0, 0, 0, 4, 4)));

        assertThat(Protection.of(RULE, renewableAndConventional)).isEmpty();
    }

    @Test
    void whereEvenTheWholeMayNotBeToldNothingIs() {
        assertThat(Protection.of(RULE, hour("10", few(), few(), few(), few()))).isEmpty();
    }

    @Test
    void aTotalOverEarlierFiguresIsToldIfItRevealsNoneOfThoseWithheld() {
        Cell<String> fine = Cell.finest("1", List.of(fine()));
        Cell<String> few = Cell.finest("2", List.of(few()));

        assertThat(Protection.<String>permitsTotal(RULE, List.of())).isTrue();
        assertThat(Protection.permitsTotal(RULE, List.of(few))).isFalse();
        assertThat(Protection.permitsTotal(RULE, List.of(fine))).isFalse();
        assertThat(Protection.permitsTotal(RULE, List.of(few, few))).isFalse();
        assertThat(Protection.permitsTotal(RULE, List.of(few, fine))).isTrue();
    }

    private static List<String> places(Cell<String> cell) {
        return Protection.of(RULE, cell).stream()
                .map(told ->
                        String.join("+", told.cells().stream().map(Cell::place).toList()))
                .toList();
    }

    @SafeVarargs
    private static Cell<String> hour(String name, SortedMap<ParticipantId, Long>... quarters) {
        List<Cell<String>> parts = new ArrayList<>();
        for (SortedMap<ParticipantId, Long> quarter : quarters) {
            parts.add(Cell.finest(name + "/" + parts.size(), List.of(quarter)));
        }
        return Cell.sum(name, parts, true);
    }

    private static SortedMap<ParticipantId, Long> fine() {
        return parts(10, 10, 10, 10, 10, 10);
    }

    private static SortedMap<ParticipantId, Long> few() {
        return parts(10, 0, 0, 0, 0, 5);
    }

    private static SortedMap<ParticipantId, Long> parts(long... parts) {
        SortedMap<ParticipantId, Long> byMember = new TreeMap<>();
        for (int i = 0; i < parts.length; i++) {
            byMember.put(new ParticipantId("p" + i), parts[i]);
        }
        return byMember;
    }
}
