package energy.wattle.shell.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Role;
import energy.wattle.shell.Reader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class LoggedInReadersTests {

    private final LoggedInReaders readers = new LoggedInReaders();

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoHasNotLoggedInIsAnybody() {
        assertThat(readers.current()).isEqualTo(Reader.ANYBODY);
    }

    @Test
    void aStrangerIsAnybodyWhateverTheTokenIsCalled() {
        logIn(new AnonymousAuthenticationToken("key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_X")));
        assertThat(readers.current()).isEqualTo(Reader.ANYBODY);
    }

    @Test
    void whoseLogInIsNotFinishedIsAnybody() {
        logIn(UsernamePasswordAuthenticationToken.unauthenticated("ada", "secret"));
        assertThat(readers.current()).isEqualTo(Reader.ANYBODY);
    }

    @Test
    void whoHasLoggedInHasAnAccountAndRoles() {
        logIn(UsernamePasswordAuthenticationToken.authenticated(
                "ada", "", AuthorityUtils.createAuthorityList("ROLE_REGULATOR", "ROLE_OPERATOR")));
        Reader reader = readers.current();
        assertThat(reader.accountName()).isEqualTo("ada");
        assertThat(List.of(Role.values()).stream().filter(reader::is))
                .containsExactlyInAnyOrder(Role.REGULATOR, Role.OPERATOR);
    }

    @Test
    void anAuthorityThatIsNoRoleIsNone() {
        logIn(UsernamePasswordAuthenticationToken.authenticated(
                "ada", "", AuthorityUtils.createAuthorityList("REGULATOR", "FACTOR_PASSWORD")));
        assertThat(readers.current().roles()).isEmpty();
    }

    private static void logIn(Authentication login) {
        SecurityContextHolder.getContext().setAuthentication(login);
    }
}
