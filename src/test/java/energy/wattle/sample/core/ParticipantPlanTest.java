package energy.wattle.sample.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Resource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParticipantPlanTest {

    private static final List<SampleParticipant> PLAN = ParticipantPlan.of(RandomData.days(1, new Random(1)));

    @Test
    void aSiteIsOneProsumerAndEveryOtherPointAParticipant() {
        assertThat(PLAN)
                .extracting(participant -> participant.id().code())
                .containsExactly("Z1-H1", "Z1-L2", "Z1-S1", "Z1-W1", "Z1-TURBINE", "Z1-STORAGE", "Z1-NEWCOMER");
        assertThat(PLAN.getFirst().resources()).extracting(Resource::name).containsExactly("Z1-L1", "Z1-R1");
    }

    @Test
    void homesHavePseudonymsThatTellNothing() {
        assertThat(PLAN.stream().filter(SampleParticipant::isNaturalPerson))
                .hasSize(2)
                .allSatisfy(home -> assertThat(home.name())
                        .doesNotContain("H1")
                        .doesNotContain("L1")
                        .doesNotContain("L2"));
        assertThat(PLAN).extracting(SampleParticipant::name).doesNotHaveDuplicates();
    }

    @Test
    void onlyTurbinesAndStorageAreModelledAndConventional() {
        for (SampleParticipant participant : PLAN) {
            boolean isModelled = !(participant.behaviour() instanceof SampleParticipant.Measured);
            assertThat(participant.resources()).allMatch(resource -> resource.isModelled() == isModelled);
            assertThat(participant.limits().renewable().value() > 0).isEqualTo(participant.feedsIn() && !isModelled);
        }
    }

    @Test
    void theNewcomerAloneWaitsForAnAdministrator() {
        assertThat(PLAN.stream().filter(SampleParticipant::isNewcomer))
                .extracting(participant -> participant.id().code())
                .containsExactly("Z1-NEWCOMER");
    }

    @Test
    void theTurbineHasFiveToEightKilowattsAndTheStorageTen() {
        assertThat(PLAN.get(4).limits().feedIn().value()).isBetween(5_000L, 8_000L);
        assertThat(PLAN.get(5).limits().feedIn().value()).isEqualTo(10_000);
        assertThat(PLAN.get(5).limits().connection().value()).isEqualTo(10_000);
    }
}
