package energy.wattle.shell.ui;

import com.vaadin.browserless.internal.MockRequestCustomizer;
import com.vaadin.browserless.mocks.MockRequest;
import jakarta.servlet.http.Cookie;

/** A reader who has chosen Chinese before. */
public class ReadsChinese implements MockRequestCustomizer {

    @Override
    public void apply(MockRequest request) {
        request.addCookie(new Cookie("wattle-language", "zh"));
    }
}
