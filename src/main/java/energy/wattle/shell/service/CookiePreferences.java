package energy.wattle.shell.service;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import energy.wattle.shell.Appearance;
import energy.wattle.shell.Language;
import energy.wattle.shell.Preferences;
import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cookies, because the choice must be known before the first page is drawn, and before anybody has logged in. */
@Component
class CookiePreferences implements Preferences {

    private static final String LANGUAGE = "wattle-language";
    private static final String APPEARANCE = "wattle-appearance";
    private static final String ZONE = "wattle-zone";

    @Override
    public Language language() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null
                ? Language.ENGLISH
                : chosen(request, LANGUAGE, Language::ofTag).orElseGet(() -> best(request));
    }

    @Override
    public Appearance appearance() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null
                ? Appearance.AUTO
                : chosen(request, APPEARANCE, Appearance::ofTag).orElse(Appearance.AUTO);
    }

    @Override
    public Optional<String> zone() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? Optional.empty() : chosen(request, ZONE, CookiePreferences::decoded);
    }

    @Override
    public void choose(Language language) {
        keep(LANGUAGE, language.tag());
    }

    @Override
    public void choose(Appearance appearance) {
        keep(APPEARANCE, appearance.tag());
    }

    @Override
    public void chooseZone(String code) {
        keep(ZONE, URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A request without Accept-Language reports the server's locale, which says nothing about the reader. */
    private static Language best(VaadinRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.ENGLISH
                : Language.best(Collections.list(request.getLocales()));
    }

    private static <T> Optional<T> chosen(VaadinRequest request, String name, Function<String, Optional<T>> read) {
        Cookie[] cookies = request.getCookies();
        Stream<Cookie> all = cookies == null ? Stream.empty() : Arrays.stream(cookies);
        List<String> values = all.filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .toList();
        return values.stream().map(read).flatMap(Optional::stream).findFirst();
    }

    private static void keep(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        VaadinResponse.getCurrent().addCookie(cookie);
    }
}
