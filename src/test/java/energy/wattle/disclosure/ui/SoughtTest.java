package energy.wattle.disclosure.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoughtTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theAddressSaysWhatIsSought() {
        Sought sought = new Sought(
                Optional.of(DisclosureClass.MARKET),
                Optional.of(Subject.SESSION),
                Optional.of(LocalDate.of(2024, 6, 3)),
                Optional.of(LocalDate.of(2024, 6, 4)));

        assertThat(sought.query())
                .isEqualTo(QueryParameters.fromString("class=MARKET&subject=SESSION&from=2024-06-03&until=2024-06-04"));
        assertThat(Sought.of(sought.query())).isEqualTo(sought);
        assertThat(sought.begin(BERLIN)).isEqualTo(Instant.parse("2024-06-02T22:00:00Z"));
        assertThat(sought.end(BERLIN)).isEqualTo(Instant.parse("2024-06-04T22:00:00Z"));
    }

    @Test
    void whatIsNoChoiceIsNotChosen() {
        Sought sought = Sought.of(QueryParameters.fromString("class=SECRET&subject=x&from=yesterday&until=9999-01-01"));

        assertThat(sought.query()).isEqualTo(QueryParameters.empty());
        assertThat(sought.subjects(new Audience.Regulator())).containsExactlyInAnyOrder(Subject.values());
    }

    @Test
    void nobodyIsShownAClassThatItMayNotSee() {
        Sought market = Sought.of(QueryParameters.of("class", "MARKET"));

        assertThat(market.subjects(new Audience.Everyone())).isEmpty();
        assertThat(market.subjects(new Audience.Regulator()))
                .containsExactlyInAnyOrder(Subject.SESSION, Subject.ACTUAL_OPERATION);
    }
}
