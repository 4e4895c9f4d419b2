package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timeouts, size limits and quorums. Source: Ledger, Parameters; rules 17 and 19. */
class TimingTest {

    @Test
    void timeoutsDoubleUpToTheLongest() {
        Timing timing = new Timing(4_000, 60_000);

        assertThat(List.of(timing.of(0), timing.of(1), timing.of(3), timing.of(4), timing.of(Integer.MAX_VALUE)))
                .containsExactly(4_000L, 8_000L, 32_000L, 60_000L, 60_000L);
    }

    @Test
    void theSizeLimitShrinksWithRoundsAndGrowsByATenth() {
        long greatest = 4L << 20;

        assertThat(SizeLimit.after(greatest, 0, greatest)).isEqualTo(greatest);
        assertThat(SizeLimit.after(greatest, 1, greatest)).isEqualTo(greatest / 2);
        assertThat(SizeLimit.after(greatest, 60, greatest)).isEqualTo(512 << 10);
        assertThat(SizeLimit.after(512 << 10, 0, greatest)).isEqualTo((512 << 10) + 52_428);
    }

    /** Beside the formula, a count: the least number of which any two sets share more than f. */
    @Test
    void twoQuorumsShareAnHonestNode() {
        for (int n = 1; n <= 150; n++) {
            int faulty = (n - 1) / 3;
            int least = 1;
            while (2 * least - n <= faulty) {
                least++;
            }
            assertThat(Rules.SAFE.quorum(n)).as("n = %d", n).isEqualTo(least).isEqualTo(set(n).quorum());
        }
    }

    private static ValidatorSet set(int size) {
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(new Validator(new NodeId("node-%03d".formatted(i)), Bytes.ofUtf8("key-" + i)));
        }
        return new ValidatorSet(members);
    }
}
