package energy.wattle.laboratory.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Section;
import energy.wattle.laboratory.Experiment;
import energy.wattle.laboratory.Laboratory;
import energy.wattle.laboratory.StartOutcome;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.laboratory.ui", "energy.wattle.shell.ui"})
@WithMockUser(username = "regulator", roles = "REGULATOR")
class LaboratoryPageTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private Laboratory laboratory;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
    }

    @Test
    void aSweepRunsInTheBackgroundOneAtATimeAndCanBeCancelled() {
        long id = started(List.of("SIX", "SEVEN"));
        desk.open("laboratory?experiment=" + id);
        assertThat(desk.answer()).matches("A sweep has begun\\.|\\d+ of \\d+ runs are done\\.");
        assertThat(laboratory.start(List.of("FIVE"), 2)).isEqualTo(new StartOutcome.Busy(id));

        desk.click("Cancel the sweep");

        ended(id);
        assertThat(laboratory.experiment(id).orElseThrow().state()).isInstanceOf(Experiment.Cancelled.class);
    }

    @Test
    void whatCameOfASweepIsKeptAndShownWithItsPlots() {
        long id = started(List.of("STAKE"));
        ended(id);

        desk.open("laboratory?experiment=" + id);

        assertThat(desk.answer())
                .isEqualTo("Sweep %d is done: Beyond the paper: how stake is distributed.".formatted(id));
        assertThat(find(Section.class).all()).isNotEmpty();
        assertThat(laboratory.results(id)).singleElement().satisfies(result -> {
            assertThat(result.lines()).contains("<svg", "class='line improved'", "class='line traditional'");
            assertThat(result.runs().lines().count()).isEqualTo(1 + 2 * 3 * 5);
            assertThat(result.chinese()).contains("改进算法");
        });
    }

    @Test
    @WithMockUser(username = "participant", roles = "PARTICIPANT")
    void othersExperimentNot() {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> laboratory.experiments());
    }

    private long started(List<String> figures) {
        return switch (laboratory.start(figures, 1)) {
            case StartOutcome.Started(long id) -> id;
            case StartOutcome.Busy(long id) -> throw new AssertionError("sweep %d is still running".formatted(id));
        };
    }

    private void ended(long id) {
        // Who asks is known to this thread only.
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(3))
                .until(() -> !(laboratory.experiment(id).orElseThrow().state() instanceof Experiment.Running));
    }
}
