package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.VoidEntry;
import energy.wattle.units.Problem;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sessions and what was sent for them, in words. */
record DeclareWords(Component page, Formats formats, ZoneId timeZone) {

    /** As {@code day-ahead 4 Jun 2024}, {@code intraday 3 Jun 2024 10:00–14:00}. */
    String session(Session session) {
        ZonedDateTime first = session.id().first().start().atZone(timeZone);
        String date = formats.date(first.toLocalDate());
        return session.id().kind() == SessionKind.DAY_AHEAD
                ? of("session.day", kind(session.id().kind()), date)
                : of(
                        "session.hours",
                        kind(session.id().kind()),
                        date,
                        formats.minute(first),
                        formats.minute(session.end().atZone(timeZone)));
    }

    String kind(SessionKind kind) {
        return page.getTranslation("trading.status.kind." + name(kind));
    }

    String gate(Session session) {
        return instant(session.gate());
    }

    String instant(Instant instant) {
        ZonedDateTime there = instant.atZone(timeZone);
        return of("gate", formats.date(there.toLocalDate()), formats.minute(there));
    }

    String left(Duration left) {
        return left.toHours() > 0
                ? page.getTranslation("shell.clock.hours", left.toHours(), left.toMinutesPart())
                : page.getTranslation("shell.clock.minutes", left.toMinutes());
    }

    String what(OwnDeclaration sent) {
        return sent.declaration()
                .map(declaration -> of(
                        "orders",
                        declaration.curves().stream()
                                .mapToInt(curve -> curve.steps().size())
                                .sum()))
                .orElseGet(() -> of("withdrawal"));
    }

    StatusBadge fate(OwnDeclaration sent) {
        return switch (sent.fate()) {
            case DeclarationFate.Pending pending -> badge(StatusBadge.Tone.WAITING, "pending");
            case DeclarationFate.TooLate late -> badge(StatusBadge.Tone.BAD, "late");
            case DeclarationFate.Expired(boolean isReplaced) ->
                badge(StatusBadge.Tone.WAITING, isReplaced ? "replaced" : "expired");
            case DeclarationFate.Rejected(long height, String reason) ->
                badge(StatusBadge.Tone.BAD, "rejected", formats.number(height), reason);
            case DeclarationFate.InBlock(long height) -> badge(StatusBadge.Tone.GOOD, "block", formats.number(height));
            case DeclarationFate.SessionCancelled(long height, CancellationReason reason) ->
                badge(StatusBadge.Tone.WARNING, "cancelled", formats.number(height));
            case DeclarationFate.NotCounted(long height, List<DeclarationFault> faults) ->
                badge(StatusBadge.Tone.WARNING, "notcounted", formats.number(height));
            case DeclarationFate.Cleared(long height, List<BookedOrder> orders, List<VoidEntry> voids) ->
                cleared(height, orders);
        };
    }

    /** What the badge means, where it does not say all; empty where it does. */
    Optional<String> explained(OwnDeclaration sent) {
        return switch (sent.fate()) {
            case DeclarationFate.Pending(boolean isGatePast, var delay) ->
                Optional.of(
                        isGatePast
                                ? of("pending.past")
                                : delay.map(this::delayed).orElseGet(() -> of("pending.underway")));
            case DeclarationFate.TooLate(var height) ->
                Optional.of(height.map(block -> of("late.block", formats.number(block)))
                        .orElseGet(() -> of("late")));
            case DeclarationFate.Rejected rejected ->
                Optional.of(of("void", text(DeclarationProblems.rejected(rejected))));
            default -> Optional.empty();
        };
    }

    private String delayed(DeclarationFate.Delay delay) {
        return switch (delay) {
            case DeclarationFate.NoLink(String peer, Instant since) ->
                peer.isEmpty() ? of("pending.nobody", instant(since)) : of("pending.nolink", peer, instant(since));
            case DeclarationFate.NoQuorum(Instant since) -> of("pending.noquorum", instant(since));
            case DeclarationFate.CatchingUp(long blocks) -> of("pending.behind", formats.number(blocks));
        };
    }

    private StatusBadge cleared(long height, List<BookedOrder> orders) {
        WattHours matched = orders.stream().map(BookedOrder::cleared).reduce(WattHours.ZERO, WattHours::plus);
        return badge(StatusBadge.Tone.GOOD, "cleared", formats.number(height), formats.energy(matched));
    }

    String text(Problem problem) {
        return page.getTranslation(problem.key(), problem.arguments().toArray());
    }

    String of(String key, Object... arguments) {
        return page.getTranslation("trading.declare." + key, arguments);
    }

    private StatusBadge badge(StatusBadge.Tone tone, String fate, Object... arguments) {
        return new StatusBadge(tone, of("fate." + fate, arguments));
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
