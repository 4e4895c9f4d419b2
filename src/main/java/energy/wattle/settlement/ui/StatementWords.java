package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.settlement.Erring;
import energy.wattle.settlement.OwnStatements;
import energy.wattle.settlement.PeriodStatus;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.StatementLine;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.trading.Side;
import energy.wattle.units.Institution;
import energy.wattle.units.ParticipantId;
import java.time.ZoneId;
import java.util.Locale;

/** A statement's lines in words: what was contracted and metered, who erred, which price, and why. */
record StatementWords(Component page, Formats formats, ZoneId timeZone, String currency) {

    String interval(StatementLine line) {
        return formats.minute(line.interval().start().atZone(timeZone));
    }

    String kind(StatementLine line) {
        return of("kind." + name(line.kind()));
    }

    String state(StatementLine line) {
        return of("state." + name(line.status()));
    }

    String state(PeriodStatus status) {
        return of("period." + name(status));
    }

    StatusBadge badge(PeriodStatus status) {
        StatusBadge.Tone tone = switch (status) {
            case PROVISIONAL -> StatusBadge.Tone.WAITING;
            case FINAL -> StatusBadge.Tone.GOOD;
            case CORRECTED -> StatusBadge.Tone.WARNING;
        };
        return new StatusBadge(tone, state(status));
    }

    String explanation(OwnStatements.ExplainedLine explained) {
        StatementLine line = explained.line();
        String why = of(
                "why." + why(explained),
                formats.energy(line.quantity()),
                formats.price(line.price()),
                currency,
                counterparty(explained));
        String correction = line.booking() > 1 ? of("why.correction") + " " : "";
        String estimated = line.quality() == Quality.ESTIMATED ? " " + of("why.estimated") : "";
        return correction + why + " " + basis(explained) + estimated;
    }

    private String counterparty(OwnStatements.ExplainedLine explained) {
        return switch (explained.line().counterparty()) {
            case ParticipantId id -> explained.counterparty();
            case Institution institution -> of("institution." + name(institution));
        };
    }

    private String basis(OwnStatements.ExplainedLine explained) {
        String contracted = formats.energy(explained.contracted());
        return explained
                .metered()
                .map(metered -> of("why.basis", contracted, formats.energy(metered)))
                .orElseGet(() -> of("why.basis.unmetered", contracted));
    }

    /** Which rule of the table of lines it is, seen from the reader. Source: Market rules, settlement. */
    private static String why(OwnStatements.ExplainedLine explained) {
        StatementLine line = explained.line();
        boolean sells = explained.side().stream().anyMatch(side -> side == Side.SELL);
        boolean inTrade = line.trade().isPresent();
        return switch (line.kind()) {
            case ENERGY -> sells ? "energy.sold" : "energy.bought";
            case GRID_IMPORT -> inTrade ? "import.missing" : "import.own";
            case GRID_EXPORT -> inTrade ? "export.left" : "export.own";
            case COMPENSATION ->
                (sells ? "compensation.seller." : "compensation.buyer.")
                        + (line.erring() == Erring.OWN ? "own" : "other");
            case NETWORK_FEE -> "fee.network";
            case OPERATOR_FEE -> "fee.operator";
        };
    }

    private String of(String key, Object... arguments) {
        return page.getTranslation("settlement.statement." + key, arguments);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
