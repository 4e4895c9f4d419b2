package energy.wattle.shell.service;

import com.vaadin.flow.i18n.I18NProvider;
import energy.wattle.shell.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/**
 * Gives views their words: {@code getTranslation("trading.workbench.title")} reads the bundle of the module trading.
 */
@Component
class Translations implements I18NProvider {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(Translations.class);

    private final transient MessageSource messages;

    Translations(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Arrays.stream(Language.values()).map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        try {
            return messages.getMessage(key, values, locale);
        } catch (NoSuchMessageException e) {
            log.error("No text '{}' in {}: add it to the module's bundles under messages/", key, locale);
            return "!" + key + "!";
        }
    }
}
