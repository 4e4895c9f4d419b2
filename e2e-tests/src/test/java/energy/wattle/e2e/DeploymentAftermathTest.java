package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/**
 * What became of a day in which processes were killed, lines cut and rows changed: it is settled, and its statement can
 * be proven. The last class to run, when the first day of delivery has begun or is near.
 */
class DeploymentAftermathTest {

    private final Deployment deployment = Deployment.shared();

    @Test
    void theFirstHourOfDeliveryIsSettledAndItsStatementProven() {
        String gateway = deployment.instances("gateway").getFirst();
        try (Visit operator = Visit.to(deployment.portal(Deployment.CLOUD), Screen.desktop("en"));
                Visit visit = Visit.to(deployment.portal(gateway), Screen.desktop("en"))) {
            operator.open("operations/sessions")
                    .logIn("operator", "wattle-operator")
                    .isAt("operations/sessions");
            play(operator, "360");
            Participation participant = new Participation(visit);
            participant.logIn();
            String line = participant.awaited(
                    "my/statements?day=%s&hour=0".formatted(DeploymentJourneyTest.DAY), "proofs/lines/");
            visit.picture("gateway-statement");
            assertThat(Proofs.verify(participant.proof(line), "--genesis", deployment.genesis()))
                    .contains("of the main chain " + deployment.genesis());
        }
    }

    private static void play(Visit operator, String factor) {
        Visit.visible(operator.page().locator("vaadin-select")).click();
        operator.page()
                .locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText(factor))
                .first()
                .click();
    }
}
