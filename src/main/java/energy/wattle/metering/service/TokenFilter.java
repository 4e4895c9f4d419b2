package energy.wattle.metering.service;

import energy.wattle.metering.MeterToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request speak for the token that it carries. One without, or with an unknown one, speaks for nobody. */
final class TokenFilter extends OncePerRequestFilter {

    /** As RFC 6750 writes it, of a length that no real token has. */
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9._~+/-]{1,200}=*)", Pattern.CASE_INSENSITIVE);

    private final TokenService tokens;

    TokenFilter(TokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        token(request)
                .ifPresent(token -> context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(token, null, List.of())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<MeterToken> token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
        return bearer.matches() ? tokens.find(bearer.group(1)) : Optional.empty();
    }
}
