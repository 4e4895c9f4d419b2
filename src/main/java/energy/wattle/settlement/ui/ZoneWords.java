package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.settlement.ContractKind;
import energy.wattle.shell.Formats;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** The words of the page about zones. */
record ZoneWords(Component page, Formats formats) {

    String of(String key, Object... arguments) {
        return page.getTranslation("settlement.zones." + key, arguments);
    }

    String kind(ContractKind kind) {
        return of("kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    /** What a parameter is, in the words of the module that declares it. */
    String parameter(ZoneParameter parameter) {
        String module = parameter.name().substring(0, parameter.name().indexOf('.'));
        String rest = parameter.name().substring(module.length() + 1);
        return page.getTranslation(module + ".setting." + rest);
    }

    String unit(ZoneParameter parameter) {
        return parameter.unit().isEmpty()
                ? ""
                : of("unit." + parameter.unit().replace(' ', '-').replace("/", "-"));
    }

    String instant(Instant instant, ZoneId timeZone) {
        ZonedDateTime local = instant.atZone(timeZone);
        return "%s %s".formatted(formats.date(local.toLocalDate()), formats.minute(local));
    }
}
