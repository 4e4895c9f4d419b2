package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LernerTest {

    @Test
    void theDearestPlantCountsInDoubtForTheMember() {
        assertThat(Lerner.cost(member(
                        List.of(Optional.of(new Price(300_000)), Optional.empty(), Optional.of(new Price(350_000))))))
                .contains(new Price(350_000));
    }

    @Test
    void withoutARegisteredCostThereIsNone() {
        assertThat(Lerner.cost(member(List.of(Optional.empty())))).isEmpty();
    }

    @Test
    void withoutSalesThereIsNoPriceAndNoIndex() {
        Price cost = new Price(300_000);

        assertThat(Lerner.figure(member(List.of(Optional.of(cost))), cost, List.of()))
                .satisfies(figure -> assertThat(figure.price()).isEmpty())
                .satisfies(figure -> assertThat(figure.index()).isEmpty())
                .satisfies(figure -> assertThat(figure.trades()).isZero());
    }

    private static Participant member(List<Optional<Price>> costs) {
        List<Resource> resources = costs.stream()
                .map(cost -> new Resource("plant", ResourceKind.PHOTOVOLTAIC, new Watts(1_000), false, true, cost))
                .toList();
        return new Participant(
                new ParticipantId("mill"),
                new TradingZoneId("Z1"),
                "Mill",
                false,
                resources,
                Optional.empty(),
                List.of(),
                Instant.EPOCH,
                Optional.empty());
    }
}
