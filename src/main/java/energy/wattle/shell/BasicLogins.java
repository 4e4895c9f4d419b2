package energy.wattle.shell;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * How an interface for programs asks who calls: by an account's name and password with each request (RFC 7617), and by
 * nothing else. No session, no cookie, and so no forged request from a page; guessing is braked as at the log-in page.
 * Refusals are problem documents (RFC 9457): 401 without an account that may log in, 403 without the role, 429 when
 * braked.
 */
public interface BasicLogins {

    /** Prepares a filter chain; which addresses it is for and which roles may use them, its module says. */
    void protect(HttpSecurity http);
}
