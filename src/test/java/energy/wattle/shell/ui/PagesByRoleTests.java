package energy.wattle.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.membership.Role;
import energy.wattle.membership.Zone;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Language;
import energy.wattle.trading.Market;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.test.context.support.WithMockUser;

/**
 * Who finds which page. The pages are those that the application has: one that is missing in the table
 * {@code access/pages.csv} fails too. The end-to-end tests walk the same table in a browser.
 */
@OnSampleMarket
@ViewPackages(packages = "energy.wattle")
class PagesByRoleTests extends SpringBrowserlessTest {

    private static final String PUBLIC = "public";

    /** What is not one's own looks as if it were not there. */
    private static final Set<Class<?>> REFUSALS = Set.of(AccessDeniedView.class, NotFoundView.class);

    private static final List<Page> PAGES = pages();

    /**
     * @param address one that exists under the page's template
     * @param who roles that find it, or {@link #PUBLIC}
     */
    private record Page(String template, String address, Set<String> who) {

        boolean isPublic() {
            return who.contains(PUBLIC);
        }

        boolean isOf(Role role) {
            return isPublic() || who.contains(role.name());
        }
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Members members;

    @Autowired
    private Market market;

    @Test
    void thePagesAreThoseOfTheTable() {
        assertThat(RouteConfiguration.forApplicationScope().getAvailableRoutes())
                .extracting(RouteData::getTemplate)
                .containsExactlyInAnyOrderElementsOf(
                        PAGES.stream().map(Page::template).toList());
    }

    @Test
    @WithMockUser(username = "participant", roles = "PARTICIPANT")
    void aParticipantFindsItsOwnPages() {
        walk(Optional.of(Role.PARTICIPANT));
    }

    @Test
    @WithMockUser(username = "administrator", roles = "ADMINISTRATOR")
    void anAdministratorFindsItsOwnPages() {
        walk(Optional.of(Role.ADMINISTRATOR));
    }

    @Test
    @WithMockUser(username = "regulator", roles = "REGULATOR")
    void aRegulatorFindsItsOwnPages() {
        walk(Optional.of(Role.REGULATOR));
    }

    @Test
    @WithMockUser(username = "operator", roles = "OPERATOR")
    void anOperatorFindsItsOwnPages() {
        walk(Optional.of(Role.OPERATOR));
    }

    @Test
    @WithMockUser(username = "researcher", roles = "RESEARCHER")
    void aResearcherFindsItsOwnPages() {
        walk(Optional.of(Role.RESEARCHER));
    }

    @Test
    @WithMockUser(username = "grid-application", roles = "GRID_APPLICATION")
    void aGridApplicationFindsWhatIsPublic() {
        walk(Optional.of(Role.GRID_APPLICATION));
    }

    @Test
    void aStrangerFindsWhatIsPublicAndIsAskedToLogInForAllElse() {
        walk(Optional.empty());
    }

    private void walk(Optional<Role> role) {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
        Zone zone = members.zones().getFirst();
        String participant = members.participants(zone.id()).getFirst().id().code();
        String session = market.open(zone.id()).getFirst().id().name();
        Map<String, Class<?>> targets = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .collect(Collectors.toMap(RouteData::getTemplate, RouteData::getNavigationTarget));
        for (Page page : PAGES) {
            UI.getCurrent()
                    .navigate(page.address()
                            .replace("{zone}", zone.id().code())
                            .replace("{node}", zone.id().code())
                            .replace("{participant}", participant)
                            .replace("{session}", session));
            Class<?> shown = getCurrentView().getClass();
            Class<?> target = targets.get(page.template());
            if (role.map(page::isOf).orElse(page.isPublic())) {
                assertThat(shown).as("%s for %s", page.template(), role).isEqualTo(target);
            } else if (role.isPresent()) {
                assertThat(shown).as("%s for %s", page.template(), role).isIn(REFUSALS);
            } else {
                // The browser is sent to the log-in, and what stood there before stays until it goes.
                assertThat(shown).as("%s for a stranger", page.template()).isNotEqualTo(target);
            }
        }
    }

    private static List<Page> pages() {
        try {
            return new ClassPathResource("access/pages.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Page(cells[0], cells[1], Set.copyOf(Arrays.asList(cells[2].split(" ")))))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the table of pages is missing", e);
        }
    }
}
