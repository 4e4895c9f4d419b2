package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rows that somebody changes, clocks that are wrong, instances that come and go, while the market runs. After each, all
 * tiers agree to the byte.
 */
class DeploymentChangesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int BLOCKS = 3;

    /** Number of the kind of record. */
    private static final int EVIDENCE = 18;

    /** Until a replay begins: longer than an instance takes to start. */
    private static final Duration SOON = Duration.ofSeconds(75);

    /** Where Debian's package faketime has it. */
    private static final Optional<Path> FAKETIME = Stream.of("x86_64", "aarch64")
            .map(processor -> Path.of("/usr/lib/%s-linux-gnu/faketime/libfaketime.so.1".formatted(processor)))
            .filter(Files::exists)
            .findFirst();

    private final Deployment deployment = Deployment.shared();
    private final Agreement agreement = new Agreement(deployment);
    private final String zone = deployment.zone();
    private final String gateway = deployment.instances("gateway").get(1);

    @AfterEach
    void allTiersAgree() {
        agreement.check();
    }

    @Test
    void aBlockThatWasChangedIsFoundAtTheStartAndPutRightFromANeighbour() {
        long height = agreement.height(gateway, zone);
        assertThat(database().tamper("ledger.block", """
                                update ledger.block set header = header || '\\x00', hash = sha256('x')
                                where chain = (select number from ledger.chain where name = '%s') and height = %d""".formatted(zone, height)))
                .isOne();

        deployment.restart(gateway);

        await("the repair of block " + height)
                .until(
                        () -> database().column("select source from ledger.repair where height = " + height),
                        sources -> sources.equals(List.of(deployment.edge())));
        assertThat(alarms(gateway)).contains("block %d was not what was decided".formatted(height));
    }

    @Test
    void aRowOfAModuleThatWasChangedIsToldByTheScheduledReplay() {
        String row =
                "(zone, height, result) = (select zone, height, result from trading.trade order by 1, 2, 3 limit 1)";
        assertThat(database().tamper("trading.trade", "update trading.trade set quantity = quantity + 1 where " + row))
                .isOne();
        LocalTime soon = LocalTime.now(ZoneOffset.UTC).plus(SOON).truncatedTo(ChronoUnit.SECONDS);
        try (Visit operator = operatorAt(Deployment.CLOUD);
                var _ = deployment.with("--wattle.replay.at=" + soon, "--wattle.replay.spread=0s")) {
            deployment.restart(gateway);
            // A replay waits for everything else, and a market at this speed leaves it little.
            operator.click("Pause the clock").sees("The clock is paused");
            try {
                await("a replay's end")
                        .until(() -> database()
                                        .number("select count(*) from ledger.replay_run where finished_at is not null")
                                > 0);
                assertThat(alarms(gateway)).contains("a difference in table trading.trade", "column quantity");
            } finally {
                operator.click("Resume the clock");
            }
        } finally {
            database().tamper("trading.trade", "update trading.trade set quantity = quantity - 1 where " + row);
            deployment.restart(gateway);
        }
    }

    @Test
    void anInstanceWhoseClockIsTenMinutesOffIsToldOfAndExcludedAndNotEvicted() {
        assumeThat(FAKETIME).as("Debian's package faketime").isPresent();
        long before = accusations();
        try {
            deployment.restart(
                    gateway,
                    Map.of(
                            "LD_PRELOAD", FAKETIME.orElseThrow().toString(),
                            "FAKETIME", "+10m",
                            "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                            // Without it every wait of Java's is a busy one.
                            "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
            await("the exclusion").until(() -> deployment.metric(gateway, "wattle_clock_excluded") > 0);
            assertThat(alarms(gateway)).contains("the clock of this instance’s host is");
            await("its neighbour's notice")
                    .until(() -> deployment.metric(deployment.edge(), "wattle_clock_others") > 0);
            assertThat(alarms(deployment.edge())).contains("the clock of %s is".formatted(gateway));
            agreement.awaitProgress(deployment.edge(), zone, BLOCKS);
            agreement.awaitHeight(gateway, zone, agreement.height(deployment.edge(), zone));
        } finally {
            deployment.restart(gateway);
        }
        await("its return").until(() -> deployment.metric(gateway, "wattle_clock_excluded") == 0);
        assertThat(accusations()).isEqualTo(before);
    }

    @Test
    void aGatewayJoinsByTokenAndAnExpiredTokenIsRefusedLoggedAndCounted() throws Exception {
        String participant = "%s-CL16".formatted(zone);
        String joining = "gateway-" + participant;
        Path keys = deployment.keys().resolve(joining);
        String expired = token(participant);
        assertThat(
                        deployment
                                .database(Deployment.CLOUD)
                                .tamper(
                                        "ledger.enrolment_token",
                                        "update ledger.enrolment_token set issued_at = issued_at - interval '25 hours', expires_at = expires_at - interval '25 hours'"))
                .isPositive();
        double refused = deployment.metric(Deployment.CLOUD, "wattle_enrolment_refused_total");
        Launcher.Outcome outcome = Launcher.end(Map.of(), "keys", "--enrol", expired, "--out", keys.toString());
        assertThat(outcome.status()).as(outcome.told()).isEqualTo(2);
        assertThat(outcome.told()).contains("expired");
        assertThat(deployment.metric(Deployment.CLOUD, "wattle_enrolment_refused_total"))
                .isGreaterThan(refused);
        assertThat(deployment.log(Deployment.CLOUD)).contains("EXPIRED");

        Launcher.run("keys", "--enrol", token(participant), "--out", keys.toString());
        assertThat(Files.readString(keys.resolve("market.json"))).contains(joining);
        deployment.add(joining, FreePorts.row(1, 0));
        deployment.restart(joining);
        agreement.awaitHeight(joining, zone, agreement.height(deployment.edge(), zone));
        await("its vote").until(this::allVote);
        agreement.awaitProgress(joining, zone, BLOCKS);
        assertThat(deployment.log(joining)).doesNotContain("signs nothing any more");
    }

    /** At its port of now: each start may give it another. */
    private Database database() {
        return deployment.database(gateway);
    }

    /** Records that say that a node has done wrong. */
    private long accusations() {
        return deployment
                .database(Deployment.CLOUD)
                .number("select count(*) from ledger.record where kind = " + EVIDENCE);
    }

    /** The token that an administrator is shown. */
    private String token(String participant) {
        try (Visit visit = Visit.to(deployment.portal(Deployment.CLOUD), Screen.desktop("en"))) {
            visit.open("admin/instances")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/instances");
            Locator chosen = visit.page().locator("vaadin-combo-box input").first();
            chosen.fill(participant);
            visit.page()
                    .locator("vaadin-combo-box-item")
                    .filter(new Locator.FilterOptions().setHasText(participant + " ·"))
                    .first()
                    .click();
            visit.click("Issue token").sees("On the new machine:").picture("instances-token");
            return visit.page()
                    .locator("vaadin-text-area.desk-reason textarea")
                    .first()
                    .inputValue();
        }
    }

    private boolean allVote() {
        int all = deployment.instances().size();
        try (Visit visit = Visit.to(deployment.portal(Deployment.CLOUD), Screen.desktop("en"))) {
            return visit.open("admin/instances")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/instances")
                    .sees("hold keys of nodes")
                    .page()
                    .locator("main")
                    .innerText()
                    .contains("%1$d instances hold keys of nodes, of which %1$d vote now.".formatted(all));
        }
    }

    /** What an operator is told at an instance. */
    private String alarms(String instance) {
        try (Visit operator = operatorAt(instance)) {
            return operator.open("operations/alarms")
                    .sees("Alarms")
                    .picture(instance + "-alarms")
                    .page()
                    .locator("main")
                    .innerText();
        }
    }

    private Visit operatorAt(String instance) {
        return Visit.to(deployment.portal(instance), Screen.desktop("en"))
                .open("operations/sessions")
                .logIn("operator", "wattle-operator")
                .isAt("operations/sessions");
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollInSameThread().pollInterval(Duration.ofMillis(500));
    }
}
