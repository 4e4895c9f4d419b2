package energy.wattle.shell.service;

import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks is who has logged in. */
@Component
class LoggedInReaders implements Readers {

    private static final String ROLE = "ROLE_";

    @Override
    public Reader current() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return Reader.ANYBODY;
        }
        return new Reader(
                Optional.of(login.getName()),
                login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith(ROLE))
                        .map(authority -> authority.substring(ROLE.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
