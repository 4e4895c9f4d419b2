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
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Language;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.support.WithMockUser;

/** Who finds which page. The pages are those that the application has: one that is missing in the table fails too. */
@OnSampleMarket
@ViewPackages(packages = "energy.wattle")
class PagesByRoleTests extends SpringBrowserlessTest {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMINISTRATOR);
    /** What is not one's own looks as if it were not there. */
    private static final Set<Class<?>> REFUSALS = Set.of(AccessDeniedView.class, NotFoundView.class);

    private static final Set<Role> OPERATOR = EnumSet.of(Role.OPERATOR);

    /**
     * @param address one that exists under the page's template
     * @param roles that find it
     * @param isPublic whether nobody needs to log in for it
     */
    private record Page(String address, Set<Role> roles, boolean isPublic) {}

    private static final Map<String, Page> PAGES = new TreeMap<>(Map.ofEntries(
            Map.entry("", new Page("", EVERYBODY, true)),
            Map.entry("login", new Page("login", EVERYBODY, true)),
            Map.entry("status", new Page("status", EVERYBODY, true)),
            Map.entry("workbench", new Page("workbench", EVERYBODY, false)),
            Map.entry("admin/queue", new Page("admin/queue", ADMINISTRATOR, false)),
            Map.entry("admin/participants", new Page("admin/participants", ADMINISTRATOR, false)),
            Map.entry("admin/participants/:participant", new Page("admin/participants/%s", ADMINISTRATOR, false)),
            Map.entry("admin/zones/:zone?", new Page("admin/zones", ADMINISTRATOR, false)),
            Map.entry("admin/accounts", new Page("admin/accounts", ADMINISTRATOR, false)),
            Map.entry("admin/audit", new Page("admin/audit", ADMINISTRATOR, false)),
            Map.entry("operations/sessions", new Page("operations/sessions", OPERATOR, false)),
            Map.entry("operations/chains", new Page("operations/chains", OPERATOR, false)),
            Map.entry("operations/chains/:chain", new Page("operations/chains/Z1", OPERATOR, false)),
            Map.entry(
                    "operations/chains/:chain/:height([0-9]{1,18})",
                    new Page("operations/chains/Z1/1", OPERATOR, false)),
            Map.entry("operations/meters", new Page("operations/meters", OPERATOR, false)),
            Map.entry(
                    "operations/alarms",
                    new Page("operations/alarms", EnumSet.of(Role.OPERATOR, Role.REGULATOR), false))));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Members members;

    /** Spring keeps who is logged in with the context made last; this test's may be an earlier one from the cache. */
    @Autowired
    void askThisContextWhoIsLoggedIn(SecurityContextHolderStrategy strategy) {
        SecurityContextHolder.setContextHolderStrategy(strategy);
    }

    @Test
    void thePagesAreThoseOfTheTable() {
        assertThat(RouteConfiguration.forApplicationScope().getAvailableRoutes())
                .extracting(RouteData::getTemplate)
                .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    @Test
    @WithMockUser(roles = "PARTICIPANT")
    void aParticipantFindsItsOwnPages() {
        walk(Optional.of(Role.PARTICIPANT));
    }

    @Test
    @WithMockUser(roles = "ADMINISTRATOR")
    void anAdministratorFindsItsOwnPages() {
        walk(Optional.of(Role.ADMINISTRATOR));
    }

    @Test
    @WithMockUser(roles = "REGULATOR")
    void aRegulatorFindsItsOwnPages() {
        walk(Optional.of(Role.REGULATOR));
    }

    @Test
    @WithMockUser(roles = "OPERATOR")
    void anOperatorFindsItsOwnPages() {
        walk(Optional.of(Role.OPERATOR));
    }

    @Test
    @WithMockUser(roles = "RESEARCHER")
    void aResearcherFindsItsOwnPages() {
        walk(Optional.of(Role.RESEARCHER));
    }

    @Test
    void aStrangerFindsWhatIsPublicAndIsAskedToLogInForAllElse() {
        walk(Optional.empty());
    }

    private void walk(Optional<Role> role) {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
        String participant =
                members.participants(members.zones().getFirst().id()).getFirst().id().code();
        Map<String, Class<?>> targets = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .collect(Collectors.toMap(RouteData::getTemplate, RouteData::getNavigationTarget));
        PAGES.forEach((template, page) -> {
            UI.getCurrent().navigate(page.address().formatted(participant));
            boolean isAllowed = role.map(page.roles()::contains).orElse(page.isPublic());
            Class<?> shown = getCurrentView().getClass();
            Class<?> target = targets.get(template);
            if (isAllowed) {
                assertThat(shown).as("%s for %s", template, role).isEqualTo(target);
            } else if (role.isPresent()) {
                assertThat(shown).as("%s for %s", template, role).isIn(REFUSALS);
            } else {
                // The browser is sent to the log-in, and what stood there before stays until it goes.
                assertThat(shown).as("%s for a stranger", template).isNotEqualTo(target);
            }
        });
    }
}
