package energy.wattle.shell.service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away log-ins that {@link LoginBrake} does not admit, before their password costs a hash. */
class LoginBrakeFilter extends OncePerRequestFilter {

    private final LoginBrake brake;
    private final String loginPage;
    private final RequestMatcher logins;

    LoginBrakeFilter(LoginBrake brake, String loginPage) {
        this.brake = brake;
        this.loginPage = loginPage;
        this.logins = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, loginPage);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !logins.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String username = request.getParameter("username");
        if (brake.admits(username == null ? "" : username, request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + loginPage + "?braked");
        }
    }
}
