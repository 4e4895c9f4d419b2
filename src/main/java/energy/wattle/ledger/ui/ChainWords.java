package energy.wattle.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that the pages about chains share. Times are UTC, as block headers have them. */
record ChainWords(Component page, Formats formats) {

    static final int VOTERS_FOR_ONE_FAULT = 4;

    private static final int SHORT_HASH = 12;

    String of(String key, Object... arguments) {
        return page.getTranslation("ledger." + key, arguments);
    }

    String of(Problem problem) {
        return page.getTranslation(problem.key(), problem.arguments().toArray());
    }

    /** The same, with instants as the pages write them. */
    String told(Problem problem) {
        return page.getTranslation(
                problem.key(), problem.arguments().stream().map(this::told).toArray());
    }

    private String told(String argument) {
        try {
            return instant(Instant.parse(argument));
        } catch (DateTimeParseException e) {
            return argument;
        }
    }

    String title(String text) {
        return page.getTranslation("shell.page.title", text);
    }

    String instant(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return "%s %s".formatted(formats.date(utc.toLocalDate()), formats.time(utc));
    }

    String chain(MarketChain chain) {
        return chain.isMain()
                ? of("chain.main", chain.name().code())
                : of("chain.zone", chain.name().code());
    }

    String kind(RecordKind kind) {
        return of("record." + kind.name().toLowerCase(Locale.ROOT));
    }

    /** Enough of a hash to compare by eye. */
    String brief(Object hash) {
        return hash.toString().substring(0, SHORT_HASH) + "…";
    }

    String anchored(ChainStatus status) {
        return status.chain().isMain()
                ? status.awaited()
                        .filter(step -> !step.zones().isEmpty())
                        .map(step -> of(
                                "chain.awaits",
                                instant(step.instant()),
                                step.zones().stream().map(NodeId::code).collect(Collectors.joining(", "))))
                        .orElse("–")
                : status.anchored()
                        .map(height -> of("chain.anchored", formats.number(height)))
                        .orElseGet(() -> of("chain.anchored.none"));
    }

    String tolerates(ChainStatus status) {
        return status.validators() < VOTERS_FOR_ONE_FAULT
                ? of("chain.tolerates.none", status.validators())
                : of("chain.tolerates", (status.validators() - 1) / 3, status.validators());
    }

    static String pathOf(MarketChain chain) {
        return "operations/chains/"
                + URLEncoder.encode(chain.name().code(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String pathOf(MarketChain chain, long height) {
        return pathOf(chain) + "/" + height;
    }

    Anchor block(MarketChain chain, long height) {
        return new Anchor(pathOf(chain, height), formats.number(height));
    }

    /** The ledger's words are English in every language, and say so to screen readers. */
    static Span english(String words) {
        Span span = new Span(words);
        span.addClassName("desk-words");
        span.getElement().setAttribute("lang", "en");
        return span;
    }
}
