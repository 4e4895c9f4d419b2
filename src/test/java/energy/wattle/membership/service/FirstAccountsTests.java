package energy.wattle.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.WattleApplication;
import energy.wattle.database.TestDatabase;
import energy.wattle.membership.Accounts;
import energy.wattle.shell.LoginHints;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** What an installation needs to start. */
class FirstAccountsTests {

    private static final String[] ADMINISTRATOR = {
        "wattle.membership.administrator.username=ada", "wattle.membership.administrator.password=the first of them"
    };

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void withoutAnyAccountItDoesNotStartAndSaysWhatToConfigure() {
        operation()
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                NoAccountException.class,
                                cause -> assertThat(new NoAccountFailureAnalyzer()
                                                .analyze(cause, cause)
                                                .getAction())
                                        .contains("WATTLE_MEMBERSHIP_ADMINISTRATOR_PASSWORD", "12 to 128 characters")));
    }

    @Test
    void anAdministratorWithAShortPasswordDoesNotStartIt() {
        operation()
                .withPropertyValues(
                        "wattle.membership.administrator.username=ada",
                        "wattle.membership.administrator.password=short")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoAccountException.class)
                        .hasMessageContaining("PASSWORD_TOO_SHORT"));
    }

    @Test
    void publishedAccountsOpenTheSampleButNoInstallationInOperation() {
        sample().run(context -> assertThat(
                        context.getBean(UserDetailsService.class).loadUserByUsername("operator"))
                .isNotNull());
        operation().withPropertyValues(ADMINISTRATOR).run(context -> {
            assertThat(context.getBean(Accounts.class).find("operator")).isPresent();
            UserDetailsService logins = context.getBean(UserDetailsService.class);
            assertThatThrownBy(() -> logins.loadUserByUsername("operator"))
                    .isInstanceOf(UsernameNotFoundException.class);
            assertThat(logins.loadUserByUsername("ada").getAuthorities())
                    .extracting(Object::toString)
                    .contains("ROLE_ADMINISTRATOR");
            assertThat(context).doesNotHaveBean(LoginHints.class);
        });
    }

    private WebApplicationContextRunner sample() {
        return installation().withPropertyValues("wattle.sample.enabled=true");
    }

    private WebApplicationContextRunner operation() {
        return installation().withPropertyValues("wattle.sample.enabled=false");
    }

    private WebApplicationContextRunner installation() {
        return new WebApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(WattleApplication.class)
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password());
    }
}
