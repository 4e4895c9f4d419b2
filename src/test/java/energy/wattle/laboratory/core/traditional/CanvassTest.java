package energy.wattle.laboratory.core.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanvassTest {

    private static final Canvass CANVASS = new Canvass(List.of(100L, 10L, 30L, 30L, 1L), 2, 7);

    @Test
    void theNodesWithMostStakeBehindThemAreElected() {
        List<Ballot> ballots = List.of(
                new Ballot(0, List.of(1)),
                new Ballot(2, List.of(3)),
                new Ballot(3, List.of(3)),
                new Ballot(4, List.of(2)));

        assertThat(CANVASS.elected(ballots)).containsExactly(1, 3);
    }

    @Test
    void equalApprovalIsDecidedByOwnStakeThenByNumber() {
        assertThat(CANVASS.elected(List.of())).containsExactly(0, 2);
    }

    @Test
    void anHonestVoterDropsWhomItHasSeenFail() {
        assertThat(CANVASS.honest(1, Set.of()).approved()).contains(0);
        assertThat(CANVASS.honest(1, Set.of(0)).approved()).doesNotContain(0).hasSize(4);
    }

    @Test
    void aMaliciousVoterApprovesOfItsAccomplicesWhateverTheirStake() {
        assertThat(CANVASS.colluding(4, Set.of(1, 4)).approved()).contains(1, 4).hasSize(4);
    }
}
