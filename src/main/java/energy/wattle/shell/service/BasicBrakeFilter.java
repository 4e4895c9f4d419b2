package energy.wattle.shell.service;

import energy.wattle.units.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests with a name and a password that {@link LoginBrake} does not admit, before the password costs a
 * hash.
 */
final class BasicBrakeFilter extends OncePerRequestFilter {

    private final LoginBrake brake;
    private final TranslatedProblems problems;
    private final BasicAuthenticationConverter reads = new BasicAuthenticationConverter();

    BasicBrakeFilter(LoginBrake brake, TranslatedProblems problems) {
        this.brake = brake;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAdmitted(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(LoginBrake.WINDOW.toSeconds()));
            problems.write(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    Problem.of("shell.api.braked", LoginBrake.WINDOW.toMinutes()));
        }
    }

    /** Whoever sends no name is told so by the filters behind, and costs nothing. */
    private boolean isAdmitted(HttpServletRequest request) {
        try {
            UsernamePasswordAuthenticationToken sent = reads.convert(request);
            return sent == null || brake.admits(sent.getName(), request.getRemoteAddr());
        } catch (BadCredentialsException malformed) {
            return true;
        }
    }
}
