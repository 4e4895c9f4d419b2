package energy.wattle.metering.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** The words of the page about meters. Times are UTC: zones of several time zones stand in one table. */
record MeterWords(Component page, Formats formats) {

    String of(String key, Object... arguments) {
        return page.getTranslation("metering.desk." + key, arguments);
    }

    String of(Problem problem) {
        return page.getTranslation(problem.key(), problem.arguments().toArray());
    }

    String title(String text) {
        return page.getTranslation("shell.page.title", text);
    }

    String instant(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return "%s %s".formatted(formats.date(utc.toLocalDate()), formats.minute(utc));
    }

    String use(MeterToken.Use use) {
        return of("use." + use.name().toLowerCase(Locale.ROOT));
    }

    String scope(MeterScope scope) {
        return switch (scope) {
            case MeterScope.OfMeter(var participant) -> of("scope.meter", participant.code());
            case MeterScope.OfOperator(var zone) -> of("scope.zone", zone.code());
        };
    }
}
