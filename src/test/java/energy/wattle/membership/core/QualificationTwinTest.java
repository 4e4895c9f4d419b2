package energy.wattle.membership.core;

import static energy.wattle.membership.core.MainChain.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.units.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random lives of qualifications, on the chain and by a table of what may follow what. */
class QualificationTwinTest {

    /** What a status becomes; what is not here is refused. */
    private static final Map<String, String> TABLE = Map.of(
            "NONE apply", "APPLIED",
            "REFUSED apply", "APPLIED",
            "EXPIRED apply", "APPLIED",
            "APPLIED APPROVE", "APPROVED",
            "APPLIED REFUSE", "REFUSED",
            "LAPSED apply", "APPLIED",
            "LAPSED REFUSE", "REFUSED",
            "APPROVED SUSPEND", "SUSPENDED",
            "SUSPENDED RESUME", "APPROVED");

    private static final List<QualifiedSide> SIDES = List.of(QualifiedSide.values());
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());
    private static final ParticipantId ANNE = new ParticipantId("anne");

    @Test
    void theChainAgreesWithTheTable() {
        for (long seed = 0; seed < 300; seed++) {
            live(seed);
        }
    }

    private static void live(long seed) {
        Random random = new Random(seed);
        MainChain chain = MainChain.withZones();
        chain.take(NOON, MainChain.register("anne"));
        Map<QualifiedSide, String> statuses = new EnumMap<>(QualifiedSide.class);
        Map<QualifiedSide, Instant> ends = new EnumMap<>(QualifiedSide.class);
        Instant now = NOON;
        for (int step = 0; step < 40; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(12)));
            QualifiedSide side = SIDES.get(random.nextInt(SIDES.size()));
            String before = withTime(statuses.getOrDefault(side, "NONE"), ends.getOrDefault(side, Instant.MAX), now);
            boolean applies = random.nextInt(3) == 0;
            Verdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
            Instant until = now.plus(Duration.ofHours(1 + random.nextInt(72)));
            String expected = TABLE.get(before + " " + (applies ? "apply" : verdict.name()));

            String refusal = chain.refusal(
                    now,
                    applies
                            ? new MembershipChange.Apply(ANNE, side, now, until)
                            : MainChain.review("anne", side, verdict, "because"));

            assertThat(refusal.equals("none"))
                    .as("seed %d, step %d: %s, %s: %s", seed, step, before, applies ? "apply" : verdict, refusal)
                    .isEqualTo(expected != null);
            if (expected != null) {
                statuses.put(side, expected);
                if (applies) {
                    ends.put(side, until);
                }
            }
            compare(seed, chain, statuses);
        }
    }

    private static String withTime(String status, Instant end, Instant now) {
        if (now.isBefore(end)) {
            return status;
        }
        return switch (status) {
            case "APPLIED" -> "LAPSED";
            case "APPROVED", "SUSPENDED" -> "EXPIRED";
            default -> status;
        };
    }

    private static void compare(long seed, MainChain chain, Map<QualifiedSide, String> statuses) {
        for (var state : List.of(chain.main, chain.north)) {
            Map<QualifiedSide, QualificationStatus> found = new EnumMap<>(QualifiedSide.class);
            for (Qualification held :
                    MembershipState.participant(state, ANNE).orElseThrow().qualifications()) {
                found.put(held.side(), held.status());
            }
            Map<QualifiedSide, QualificationStatus> expected = new EnumMap<>(QualifiedSide.class);
            statuses.forEach((side, status) -> expected.put(side, QualificationStatus.valueOf(status)));
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
