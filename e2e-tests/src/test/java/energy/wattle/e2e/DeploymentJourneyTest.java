package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A declaration's way through three tiers, seen in the portals of all of them. */
class DeploymentJourneyTest {

    /** The first day of the data, whose day-ahead session closes an hour after its members have joined. */
    static final LocalDate DAY = LocalDate.parse("2024-06-03");

    /** Per kWh: below whatever the grid pays on any day of the sample. */
    private static final String CHEAPEST = "-0.2";

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern TRADE = Pattern.compile("proofs/trades/([^/]+)/(\\d+)/\\d+");

    private final Deployment deployment = Deployment.shared();
    private final String gateway = deployment.instances("gateway").getFirst();
    private final String zone = deployment.zone();

    @Test
    void whatIsDeclaredAtAGatewayIsTradedAnchoredAndProvenOnEveryTier() {
        try (Visit operator = Visit.to(deployment.portal(Deployment.CLOUD), Screen.desktop("en"));
                Visit visit = Visit.to(deployment.portal(gateway), Screen.desktop("en"))) {
            operator.open("operations/sessions")
                    .logIn("operator", "wattle-operator")
                    .isAt("operations/sessions");
            Participation participant = new Participation(visit);
            participant.logIn();
            declare(operator, participant);
            String declared = participant.declared();
            // While market time stands nothing is anchored.
            operator.click("Resume the clock");
            String genesis = deployment.genesis();
            assertThat(Proofs.verify(participant.proof(declared), "--genesis", genesis))
                    .contains("The proof holds: DECLARATION", "of sub-chain", "of the main chain " + genesis);

            String trade = participant.awaited("my/trades?kind=DAY_AHEAD&day=" + DAY, "proofs/trades/");
            visit.picture("gateway-trades");
            Proofs.verify(participant.proof(trade), "--genesis", genesis);
            Matcher made = TRADE.matcher(trade);
            assertThat(made.find()).isTrue();
            allTiersShow(made.group(1), made.group(2));
        }
    }

    private void declare(Visit operator, Participation participant) {
        Awaitility.await("the members' first hour")
                .atMost(PATIENCE)
                .until(() -> deployment.database(gateway).number("select coalesce(max(time), 0) from ledger.block")
                        > Sessions.MEMBERSHIP.toEpochMilli());
        Sessions.of("DAY_AHEAD").open(participant.visit(), Sessions.MEMBERSHIP);
        // Whoever edits at a gateway holds up nobody; the operator does.
        operator.click("Pause the clock").sees("The clock is paused");
        participant.fillIn("SELL", "RENEWABLE", CHEAPEST);
        participant.send();
        participant.confirm();
        participant.visit().sees("It is on its way into a block").picture("gateway-declared");
    }

    /** The market's public day, and the block that the trade stands in, are the same wherever one looks. */
    private void allTiersShow(String interval, String height) {
        List<String> figures =
                portals().map(portal -> figures(portal, interval)).toList();
        assertThat(figures).allSatisfy(row -> assertThat(row).isEqualTo(figures.getFirst()));
        List<String> blocks = portals().map(portal -> block(portal, height)).toList();
        assertThat(blocks).allSatisfy(block -> assertThat(block).isEqualTo(blocks.getFirst()));
    }

    private Stream<String> portals() {
        return Stream.of(gateway, deployment.edge(), Deployment.CLOUD);
    }

    private String figures(String instance, String interval) {
        try (Visit visit = Visit.to(deployment.portal(instance), Screen.desktop("en"))) {
            visit.open("market/%s/%s".formatted(zone, DAY)).sees("Download these figures (CSV)");
            return Awaitility.await("%s of %s at %s".formatted(interval, zone, instance))
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(
                            () -> visit.download("Download these figures (CSV)")
                                    .lines()
                                    .filter(row -> row.contains(interval))
                                    .findFirst()
                                    .orElse(""),
                            row -> !row.isEmpty());
        }
    }

    private String block(String instance, String height) {
        try (Visit visit = Visit.to(deployment.portal(instance), Screen.desktop("en"))) {
            String path = "operations/chains/%s/%s".formatted(zone, height);
            visit.open(path).logIn("operator", "wattle-operator").isAt(path).sees("Header");
            Locator main = visit.page().locator("main");
            visit.picture(instance + "-block");
            return main.innerText();
        }
    }
}
