package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplaySource;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.core.ProofVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two of the main chain's four nodes are gone for good: an instance goes on from a pinned manifest. Rule 28. */
class MainRecoveryTests {

    private static final Hash OTHER = Hash.ofHex("0f".repeat(32));

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    @AfterEach
    void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void aMarketGoesOnFromAManifestOfItsMainChain() {
        RunningMarket first = started();
        first.play(3);
        List<NodeId> voters = first.voters();
        assertThat(voters).hasSize(4);
        long zoneBefore = first.height(first.zone());
        first.lose(voters.subList(0, 2));
        long before = first.height(first.main());
        first.play(1);
        assertThat(first.height(first.main())).as("it waits").isEqualTo(before);
        assertThat(first.height(first.zone())).as("zones go on").isGreaterThan(zoneBefore);

        first.forget(voters.subList(0, 2));
        NodeReviews.Answer answer = first.reviews().recover(first.main().id(), voters);
        assertThat(answer).isInstanceOf(NodeReviews.Ordered.class);
        NodeReviews.Manifest manifest = first.reviews().manifests().getFirst();
        assertThat(manifest.above()).isEqualTo(before);
        assertThat(manifest.nodes()).isEqualTo(voters);
        assertThat(manifest.isPinned()).isFalse();
        first.assertStaysFor(manifest.hash(), before);
        assertThat(first.bean(AlarmsOfNetworks.class).keys()).contains("ledger.alarm.unpinned");
        first.close();

        RunningMarket another = started(OTHER);
        another.assertStaysFor(manifest.hash(), before);
        assertThat(another.fate(answer)).isInstanceOf(RecordFate.Pending.class);
        another.close();

        RunningMarket pinned = started(OTHER, manifest.hash());
        assertThat(pinned.reviews().manifests().getFirst().isPinned()).isTrue();
        long anchored = pinned.anchored();
        pinned.play(2);
        pinned.until(() -> pinned.anchored() > anchored);
        goesOn(pinned, before, anchored, voters);
        provesAcross(pinned, before, manifest.hash());
        assertThat(pinned.bean(Audit.class).run().findings()).isEmpty();
        long reached = pinned.height(pinned.main());
        pinned.close();

        isMissedWhereItIsTakenAway(manifest.hash(), reached);
    }

    private static void goesOn(RunningMarket pinned, long before, long anchored, List<NodeId> voters) {
        assertThat(pinned.height(pinned.main())).isGreaterThan(before + 1);
        assertThat(pinned.header(before + 1).epoch())
                .isGreaterThan(pinned.header(before).epoch());
        assertThat(pinned.voters()).isEqualTo(voters);
        assertThat(pinned.anchored()).as("zones are anchored again").isGreaterThan(anchored);
        assertThat(pinned.manifests().unpinned()).isEmpty();
        assertThat(pinned.reviews().manifests()).isEmpty();

        long copied = pinned.copied();
        NodeReviews.Answer order = pinned.reviews().review(pinned.zone().id(), "looked at after the recovery");
        pinned.until(() -> pinned.copied() > copied);
        assertThat(pinned.fate(order))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        last -> assertThat(last.voidReason()).isEmpty());
        assertThat(pinned.copied()).as("and hear of orders").isEqualTo(copied + 1);
        assertThat(NodeState.provenMain(pinned.state(pinned.zone()))
                        .orElseThrow()
                        .height())
                .isGreaterThan(before);
        for (int step = 0; pinned.height(pinned.main()) <= before + ManyNodes.EPOCH && step < 20; step++) {
            pinned.play(1);
        }
        assertThat(pinned.height(pinned.main())).as("epochs end as ever").isGreaterThan(before + ManyNodes.EPOCH);
    }

    private static void provesAcross(RunningMarket pinned, long height, Hash manifest) {
        Hash genesis = pinned.main().id().genesis();
        Hash shown = pinned.record(pinned.main(), height + 1).orElseThrow();
        Hash older = pinned.record(pinned.main(), 1).orElseThrow();
        Hash zones = pinned.record(pinned.zone(), 1).orElseThrow();
        for (Hash record : List.of(shown, older, zones)) {
            Proof proof = pinned.bean(Proofs.class).ofRecord(record, false).orElseThrow();
            assertThat(ProofVerifier.verify(proof, genesis, Set.of(manifest)))
                    .isInstanceOfSatisfying(
                            ProofVerdict.Verified.class,
                            proved -> assertThat(proved.what()).contains("over the recovery " + manifest));
            assertThat(ProofVerifier.verify(proof, genesis, Set.of(OTHER)))
                    .isInstanceOfSatisfying(
                            ProofVerdict.Broken.class,
                            broken -> assertThat(broken.reason()).contains(manifest.toString()));
        }
    }

    private void isMissedWhereItIsTakenAway(Hash manifest, long reached) {
        String missing = PinnedManifests.missing(manifest);
        RunningMarket without = started(OTHER);
        without.assertStaysFor(manifest, reached);
        List<String> findings = without.bean(Audit.class).run().findings();
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding).contains(missing));
        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains("chain market"));
        without.close();

        assertThat(replayed(OTHER).difference().map(Object::toString))
                .hasValueSatisfying(difference -> assertThat(difference).contains("chain market", missing));
        Replay.Report report = replayed(manifest);
        assertThat(report.difference()).isEmpty();
        assertThat(report.blocks()).isGreaterThan(reached);
    }

    private Replay.Report replayed(Hash pinned) {
        ReplaySource source = new ReplaySource(database.url(), database.username(), database.password());
        RunningMarket replaying = started(TestDatabase.fresh(), Optional.of(source), pinned);
        Replay.Report report = replaying.bean(Replay.class).run(line -> {});
        replaying.close();
        return report;
    }

    private RunningMarket started(Hash... pinned) {
        return started(database, Optional.empty(), pinned);
    }

    private RunningMarket started(TestDatabase on, Optional<ReplaySource> source, Hash... pinned) {
        String pins =
                String.join(",", List.of(pinned).stream().map(Hash::toString).toList());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ManyNodes.class, AlarmsOfNetworks.class)
                .web(WebApplicationType.NONE)
                .initializers(before ->
                        source.ifPresent(found -> before.getBeanFactory().registerSingleton("replaySource", found)))
                .run(
                        "--spring.datasource.url=" + on.url(),
                        "--spring.datasource.username=" + on.username(),
                        "--spring.datasource.password=" + on.password(),
                        "--spring.datasource.hikari.maximum-pool-size=8",
                        "--wattle.sample.enabled=false",
                        "--wattle.ledger.runs-market=false",
                        "--wattle.ledger.network.patience=500ms",
                        "--wattle.ledger.network.first-timeout=200ms",
                        "--wattle.ledger.pinned-recoveries=" + pins,
                        "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
        contexts.add(context);
        return new RunningMarket(context);
    }

    /** The alarms that networks raise, by the keys of their words. */
    record AlarmsOfNetworks(List<AlarmSource> sources) {

        List<String> keys() {
            return sources.stream()
                    .flatMap(source -> source.alarms(ManyNodes.START).stream())
                    .map(alarm -> alarm.what().key())
                    .toList();
        }
    }
}
