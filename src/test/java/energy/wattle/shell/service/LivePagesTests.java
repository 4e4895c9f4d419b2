package energy.wattle.shell.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import energy.wattle.shell.Live.Following;
import energy.wattle.shell.MarketGlance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

/** Pages in a window that a test looks after, a round trip to the browser at a time. */
@ViewPackages(classes = LivePagesTests.class)
class LivePagesTests extends BrowserlessTest {

    private Instant marketTime = Instant.parse("2024-06-03T10:00:00Z");
    private final HeartBeat pulse = new HeartBeat(() -> Instant.EPOCH);
    private final LivePages live = new LivePages(pulse, new Only(new MarketGlance() {
        @Override
        public Glance now() {
            return new Glance(marketTime, List.of());
        }

        @Override
        public Optional<String> zoneOf(String account) {
            return Optional.empty();
        }
    }));
    private final Span page = new Span();
    private int loads;

    @Test
    void whatFollowsIsShownWhenItComesOntoItsPage() {
        live.follow(page, this::count, page::setText);
        assertThat(page.getText()).isEmpty();
        UI.getCurrent().add(page);
        assertThat(page.getText()).isEqualTo("1");
    }

    @Test
    void whatIsOnItsPageAlreadyIsShownAtOnce() {
        UI.getCurrent().add(page);
        live.follow(page, this::count, page::setText);
        assertThat(page.getText()).isEqualTo("1");
    }

    @Test
    void itIsShownAgainAfterABeatAndOnlyThen() {
        follow();
        look();
        assertThat(page.getText()).isEqualTo("2");
        look();
        assertThat(page.getText()).isEqualTo("2");
        pulse.beat();
        pulse.beat();
        look();
        assertThat(page.getText()).isEqualTo("3");
    }

    @Test
    void aPageThatOpensShowsWhatTheOthersShowUntilTheNextLook() {
        Supplier<String> shared = pulse.shared(this::count);
        Span other = new Span();
        UI.getCurrent().add(page);
        live.follow(page, shared, page::setText);
        look();
        pulse.beat();
        live.follow(other, shared, other::setText);
        UI.getCurrent().add(other);
        assertThat(other.getText()).isEqualTo(page.getText()).isEqualTo("1");
        look();
        assertThat(other.getText()).isEqualTo(page.getText()).isEqualTo("2");
    }

    @Test
    void theFirstPageShowsWhatIsTrueWhenItOpens() {
        Supplier<String> shared = pulse.shared(this::count);
        assertThat(shared.get()).isEqualTo("1");
        pulse.beat();
        live.follow(page, shared, page::setText);
        UI.getCurrent().add(page);
        assertThat(page.getText()).isEqualTo("2");
    }

    @Test
    void itIsShownAgainWithEachMinuteOfMarketTime() {
        follow();
        look();
        marketTime = marketTime.plus(Duration.ofSeconds(59));
        look();
        assertThat(page.getText()).isEqualTo("2");
        marketTime = marketTime.plus(Duration.ofSeconds(1));
        look();
        assertThat(page.getText()).isEqualTo("3");
    }

    @Test
    void aPageThatTakesLongIsLeftToItsReaderAndCatchesUpLater() {
        live.follow(page, this::countSlowly, page::setText);
        UI.getCurrent().add(page);
        look();
        assertThat(page.getText()).isEqualTo("2");
        pulse.beat();
        look();
        assertThat(page.getText()).as("it rests for four times as long").isEqualTo("2");
        await().pollInSameThread().until(() -> {
            look(); // no beat has come since
            return page.getText().equals("3");
        });
    }

    private String countSlowly() {
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        return count();
    }

    @Test
    void whoAsksIsShownAtOnce() {
        follow().refresh();
        assertThat(page.getText()).isEqualTo("2");
    }

    @Test
    void whatLeavesThePageIsForgottenAndFollowsAgainWhenItComesBack() {
        follow();
        assertThat(live.open()).isEqualTo(1);
        UI.getCurrent().remove(page);
        assertThat(live.open()).isZero();
        look();
        assertThat(page.getText()).isEqualTo("1");
        UI.getCurrent().add(page);
        assertThat(page.getText()).isEqualTo("2");
        assertThat(live.open()).isEqualTo(1);
    }

    @Test
    void whatEndsFollowsNoMoreThoughItStays() {
        follow().end();
        assertThat(live.open()).isZero();
        look();
        assertThat(page.getText()).isEqualTo("1");
    }

    @Test
    void aClosedWindowIsForgotten() {
        follow();
        UI window = UI.getCurrent();
        window.getSession().removeUI(window);
        look();
        assertThat(live.open()).isZero();
        assertThat(page.getText()).isEqualTo("1");
    }

    @Test
    void whatFailsKeepsWhatItShowedAndDisturbsNobody() {
        follow();
        Span other = new Span();
        UI.getCurrent().add(other);
        live.follow(
                other,
                () -> {
                    if (++loads > 2) {
                        throw new IllegalStateException("the database is away");
                    }
                    return String.valueOf(loads);
                },
                other::setText);
        assertThat(other.getText()).isEqualTo("2");
        look();
        assertThat(other.getText()).isEqualTo("2");
        assertThat(Integer.parseInt(page.getText())).isGreaterThan(2);
    }

    private Following follow() {
        UI.getCurrent().add(page);
        return live.follow(page, this::count, page::setText);
    }

    private String count() {
        return String.valueOf(++loads);
    }

    /** As the timer does each second, with the windows' session free. */
    private void look() {
        VaadinSession session = VaadinSession.getCurrent();
        live.look();
        session.getService().runPendingAccessTasks(session);
    }

    /** The one bean of the market. */
    private record Only(MarketGlance glance) implements ObjectProvider<MarketGlance> {

        @Override
        public MarketGlance getObject() {
            return glance;
        }

        @Override
        public Stream<MarketGlance> stream() {
            return Stream.of(glance);
        }
    }
}
