package energy.wattle.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.sidenav.SideNavItem;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.shell.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.Authentication;

/** Frame, log-in and start page as a person meets them, in both languages. */
@SpringBootTest
@OnTestDatabase
class FrameTests {

    private static final String PAGES = "energy.wattle";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Choices choices;

    @Test
    void theLoginPageShowsTheSamplesAccounts() {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser();
                var window = person.newWindow()) {
            LoginView page = window.navigate(LoginView.class);
            assertThat(page.getPageTitle()).isEqualTo("Log in · Wattle");
            assertThat(window.find(Code.class).all())
                    .extracting(Code::getText)
                    .contains("researcher", "wattle-researcher");
        }
    }

    @Test
    void theLoginPageSpeaksChinese() {
        try (var portal = portalIn(Language.CHINESE);
                var person = portal.newUser();
                var window = person.newWindow()) {
            assertThat(window.navigate(LoginView.class).getPageTitle()).isEqualTo("登录 · Wattle");
            assertThat(window.find(Button.class).withText("English").exists()).isTrue();
        }
    }

    @Test
    void theStartPageOffersTheLoginToWhoIsNotLoggedIn() {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser();
                var window = person.newWindow()) {
            window.navigate("", Component.class);
            assertThat(window.find(H1.class).single().getText()).isEqualTo("Market today");
            assertThat(window.findInView(Anchor.class).withText("Log in").exists())
                    .isTrue();
        }
    }

    @Test
    void theStartPageSpeaksChinese() {
        try (var portal = portalIn(Language.CHINESE);
                var person = portal.newUser();
                var window = person.newWindow()) {
            window.navigate("", Component.class);
            assertThat(window.find(H1.class).single().getText()).isEqualTo("今日市场");
        }
    }

    @Test
    void whoIsLoggedInFindsTheAccountInTheTopBar() {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser("researcher", "RESEARCHER");
                var window = person.newWindow()) {
            window.navigate("", Component.class);
            assertThat(window.find(MenuBar.class).single().getItems())
                    .anySatisfy(item -> assertThat(item.getSubMenu().getItems())
                            .anySatisfy(choice -> assertThat(choice.getText()).isEqualTo("Log out")));
        }
    }

    @Test
    void aRailHasSevenPlacesAtMostAndFoldsUpTheRest() {
        assertThat(rail("RESEARCHER").getItems())
                .extracting(FrameTests::address)
                .containsExactly("", "disclosures", "verify", "laboratory", "workbench");
        List<SideNavItem> places = rail("ADMINISTRATOR").getItems();
        assertThat(places).hasSize(PageRail.MOST);
        assertThat(places.getLast().getItems())
                .extracting(FrameTests::address)
                .contains("disclosures", "verify", "laboratory", "workbench");
    }

    @Test
    void aRegulatorsDisclosuresStandForThoseOfEverybody() {
        assertThat(rail("REGULATOR").getItems())
                .extracting(FrameTests::address)
                .contains("regulator/disclosures")
                .doesNotContain("disclosures");
    }

    private static String address(SideNavItem place) {
        // The place that folds up the rest leads nowhere itself.
        return Optional.ofNullable(place.getPath()).orElse("").replaceFirst("^/", "");
    }

    private PageRail rail(String role) {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser("somebody", role);
                var window = person.newWindow()) {
            window.navigate("", Component.class);
            return window.find(PageRail.class).single();
        }
    }

    @Test
    void theLanguageSwitchNamesTheOtherLanguageAndIsRemembered() {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser();
                var window = person.newWindow()) {
            window.navigate("", Component.class);
            window.test(window.find(Button.class).withText("中文").single()).click();
            assertThat(choices.language()).isEqualTo(Language.CHINESE);
        }
    }

    @Test
    void anAddressWithoutPageSaysSo() {
        try (var portal = portalIn(Language.ENGLISH);
                var person = portal.newUser("researcher", "RESEARCHER");
                var window = person.newWindow()) {
            window.navigate("no-such-page", NotFoundView.class);
            assertThat(window.find(H1.class).single().getText()).isEqualTo("There is no such page");
        }
    }

    @Test
    void aPageTellsAsOfWhenItIsInItsLanguage() {
        assertThat(ages(Language.ENGLISH)).matches("4 chains as of \\d\\d:\\d\\d");
        assertThat(ages(Language.CHINESE)).matches("4 条链截至 \\d\\d:\\d\\d");
    }

    private String ages(Language language) {
        try (var portal = portalIn(language);
                var person = portal.newUser();
                var window = person.newWindow()) {
            window.navigate("status", Component.class);
            return window.find(AgeLine.class).single().getElement().getTextRecursively();
        }
    }

    private SecuredBrowserlessApplicationContext<Authentication> portalIn(Language language) {
        choices.choose(language);
        return SpringBrowserlessApplicationContext.createSecured(application, PAGES);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithChoices {

        @Bean
        @Primary
        Choices choices() {
            return new Choices();
        }
    }
}
