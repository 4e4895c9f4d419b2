package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplayReports;
import energy.wattle.ledger.store.ReplayRunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When replays are due, and how their reports come back. */
class ReplayWatchTest {

    private static final Instant NIGHT = Instant.parse("2026-11-28T03:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aReplayIsDueAtEachTimeOfDayAndALittleLaterByInstance() {
        ReplayWatch watch = watch("cloud", LocalTime.of(3, 30), LocalTime.of(15, 30));
        Instant first = watch.next(NIGHT).orElseThrow();
        assertThat(first).isBetween(NIGHT.plus(Duration.ofMinutes(30)), NIGHT.plus(Duration.ofMinutes(60)));
        assertThat(watch.next(first)).contains(first.plus(Duration.ofHours(12)));
        assertThat(watch.next(first.plus(Duration.ofHours(12)))).contains(first.plus(Duration.ofDays(1)));
        assertThat(watch("edge-north", LocalTime.of(3, 30)).next(NIGHT)).isNotEqualTo(Optional.of(first));
        assertThat(watch("cloud").next(NIGHT)).isEmpty();
    }

    @Test
    void aReportIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("report");
        for (Replay.Kind kind : Replay.Kind.values()) {
            Replay.Report report = new Replay.Report(
                    7,
                    8,
                    Optional.of(
                            Replay.Difference.of(kind, "trading.trade", "(zone=north, 交易=1)", "price", "a\nb=c", "")));
            ReplayReports.write(report, file);
            assertThat(ReplayReports.read(file)).isEqualTo(report);
        }
        Replay.Report clean = new Replay.Report(7, 8, Optional.empty());
        ReplayReports.write(clean, file);
        assertThat(ReplayReports.read(file)).isEqualTo(clean);
        Files.writeString(file, "anything");
        assertThatThrownBy(() -> ReplayReports.read(file)).hasMessageContaining("holds no report of a replay");
    }

    @Test
    void settingsSayWhatIsWrong() {
        assertThatThrownBy(() -> new ReplaySettings(List.of(), Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessage("wattle.replay.patience: PT1S is out of range; 1m to 24h is right");
        assertThatThrownBy(() -> new ReplaySettings(List.of(), Duration.ofDays(1), Duration.ofHours(1)))
                .hasMessage("wattle.replay.spread: PT24H is out of range; 0s to 12h is right");
    }

    private static ReplayWatch watch(String instance, LocalTime... at) {
        return new ReplayWatch(
                report -> List.of(),
                new ReplayRunStore(DSL.using(SQLDialect.POSTGRES)), // says nothing to a database here
                new ReplaySettings(List.of(at), Duration.ofMinutes(30), Duration.ofHours(1)),
                new ReplayWatch.Place(instance, InstantSource.fixed(NIGHT), true));
    }
}
