package energy.wattle.laboratory.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class NetworkTest {

    /** 8 Mbit/s: a byte per µs. No jitter, no loss. */
    private static final NetworkTerms PLAIN = new NetworkTerms(8, 1_000, 1_000, 0, 0, 0, 0, 1);

    private final Clockwork clock = new Clockwork();

    @Test
    void messagesOfOneUplinkWaitForEachOther() {
        Network network = new Network(clock, PLAIN, 3, new Dice(1));
        List<Long> arrivals = new ArrayList<>();
        network.send(0, 1, 920, () -> arrivals.add(clock.now()));
        network.send(0, 2, 920, () -> arrivals.add(clock.now()));
        run();

        assertThat(arrivals).containsExactly(3_000L, 4_000L);
        assertThat(network.bytes()).isEqualTo(2_000);
    }

    @Test
    void whatIsLongReachesEverybodyOnceAndLaterFartherDownTheTree() {
        Network network = new Network(clock, PLAIN, 30, new Dice(1));
        Map<Integer, Long> arrivals = new HashMap<>();
        network.spread(
                4,
                50_000,
                to -> true,
                to -> assertThat(arrivals.put(to, clock.now())).isNull());
        run();

        assertThat(arrivals).hasSize(29).doesNotContainKey(4);
        long first = arrivals.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = arrivals.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        // All four children have three pieces each before the first one of them has the fourth.
        assertThat(first).isEqualTo(4 * 3 * 16 * 1_024 + (50_080 - 3 * 16 * 1_024) + 2_000);
        assertThat(last).isGreaterThan(first).isLessThan(2 * first + 100_000);
    }

    @Test
    void recordsOnTheirWayToPoolsWaitBehindEverythingElse() {
        Network network = new Network(clock, PLAIN, 2, new Dice(1));
        List<String> arrivals = new ArrayList<>();
        network.spreadBulk(0, 1_000_000, to -> arrivals.add("bulk"));
        network.send(0, 1, 100, () -> arrivals.add("vote"));
        run();

        assertThat(arrivals).containsExactly("vote", "bulk");
    }

    @Test
    void whatIsSentWhileRecordsGoWaitsForOnePieceAtMost() {
        Network network = new Network(clock, PLAIN, 2, new Dice(1));
        List<Long> arrivals = new ArrayList<>();
        network.spreadBulk(0, 1_000_000, to -> {});
        clock.at(500_000, () -> network.send(0, 1, 920, () -> arrivals.add(clock.now())));
        run();

        assertThat(arrivals).hasSize(1);
        assertThat(arrivals.getFirst()).isBetween(503_000L, 503_000L + 16 * 1_024);
        assertThat(clock.now()).as("both").isEqualTo(1_000_080 + 1_000 + 2_000);
    }

    /** Each is a relay of others' blocks that are yet to come. */
    @Test
    void aRelaysOwnMessagesDoNotWaitForWhatHasNotReachedIt() {
        Network network = new Network(clock, PLAIN, 30, new Dice(1));
        List<Long> votes = new ArrayList<>();
        network.spread(0, 500_000, to -> true, to -> {});
        for (int node = 1; node < 30; node++) {
            network.send(node, 0, 920, () -> votes.add(clock.now()));
        }
        run();

        assertThat(votes).hasSize(29).containsOnly(3_000L);
    }

    /** What the links carry is all that it takes: none is idle while something waits at it. */
    @Test
    void aFloodOfSingleRecordsThroughRelaysTakesAsLongAsTheLinksNeed() {
        int nodes = 30;
        int each = 40;
        Network network = new Network(clock, PLAIN, nodes, new Dice(1));
        int[] arrivals = {0};
        for (int i = 0; i < each; i++) {
            for (int node = 0; node < nodes; node++) {
                int from = node;
                clock.at(i * 1_000L, () -> network.spreadBulk(from, 920, to -> arrivals[0]++));
            }
        }
        run();

        long evenly = (long) each * (nodes - 1) * 1_000;
        assertThat(arrivals[0]).isEqualTo(nodes * each * (nodes - 1));
        assertThat(network.bytes()).isEqualTo(evenly * nodes);
        assertThat(clock.now()).isBetween(evenly, evenly * 5 / 4);
    }

    @Test
    void blocksThatCrossEachOtherTakeAsLongAsTheLinksNeed() {
        int nodes = 30;
        Network network = new Network(clock, PLAIN, nodes, new Dice(1));
        int[] arrivals = {0};
        for (int node = 0; node < nodes; node++) {
            network.spread(node, 99_920, to -> true, to -> arrivals[0]++);
        }
        run();

        long evenly = (nodes - 1) * 100_000L;
        assertThat(arrivals[0]).isEqualTo(nodes * (nodes - 1));
        // Who is a relay more often than others needs longer: a third of the nodes have children in each tree.
        assertThat(clock.now()).isBetween(evenly, evenly * 2);
    }

    @Test
    void whatIsUnderWayDoesNotPassACutThatComesMeanwhile() {
        Network network = new Network(clock, PLAIN, 30, new Dice(1));
        List<Integer> arrivals = new ArrayList<>();
        network.spread(0, 100_000, to -> true, arrivals::add);
        clock.at(1, () -> network.cut(node -> node % 2 == 1));
        run();

        // The four below the sender have left it; what they would pass on to the other side is lost.
        assertThat(arrivals).hasSizeBetween(4, 28).doesNotHaveDuplicates();
    }

    @Test
    void nothingPassesACut() {
        Network network = new Network(clock, PLAIN, 4, new Dice(1));
        List<Integer> arrivals = new ArrayList<>();
        network.cut(node -> node < 2);
        network.spread(0, 100, to -> true, arrivals::add);
        network.spread(3, 100_000, to -> true, arrivals::add);
        run();

        assertThat(arrivals).containsExactlyInAnyOrder(1, 2);
    }

    /** Beside the ring and its heap, the library's: what runs schedules more, at once, soon and far away. */
    @Test
    void theClockRunsWhatIsScheduledInTheOrderOfTimeThenOfScheduling() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(ranByTheClock(seed)).as("seed %d", seed).isEqualTo(ranByALibrarysQueue(seed));
        }
    }

    private static final int EVENTS = 400;

    private record Due(long time, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return time != other.time ? Long.compare(time, other.time) : Integer.compare(order, other.order);
        }
    }

    /** Each of the first events schedules two more. */
    private static long delay(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> 0;
            case 1 -> dice.below(40);
            case 2 -> dice.between(130_900, 131_200);
            default -> dice.below(1_000_000);
        };
    }

    private static List<Due> ranByTheClock(long seed) {
        Clockwork clock = new Clockwork();
        Dice dice = new Dice(seed);
        List<Due> ran = new ArrayList<>();
        int[] number = {0};
        Runnable schedules = new Runnable() {
            @Override
            public void run() {
                Due due = new Due(clock.now() + delay(dice), number[0]++);
                clock.at(due.time(), () -> {
                    ran.add(due);
                    if (number[0] < EVENTS) {
                        run();
                        run();
                    }
                });
            }
        };
        schedules.run();
        while (clock.advance()) {}
        return ran;
    }

    private static List<Due> ranByALibrarysQueue(long seed) {
        PriorityQueue<Due> queue = new PriorityQueue<>();
        Dice dice = new Dice(seed);
        List<Due> ran = new ArrayList<>();
        int number = 0;
        queue.add(new Due(delay(dice), number++));
        while (!queue.isEmpty()) {
            Due due = queue.remove();
            ran.add(due);
            if (number < EVENTS) {
                queue.add(new Due(due.time() + delay(dice), number++));
                queue.add(new Due(due.time() + delay(dice), number++));
            }
        }
        return ran;
    }

    @Test
    void workWaitsForAFreeCoreAndChecksOfManySignaturesShareAll() {
        Processor processor = new Processor(2);

        assertThat(processor.book(0, 100)).isEqualTo(100);
        assertThat(processor.book(0, 100)).isEqualTo(100);
        assertThat(processor.book(0, 100)).isEqualTo(200);
        assertThat(processor.bookShared(300, 100)).isEqualTo(350);
    }

    private void run() {
        while (clock.advance()) {}
    }
}
