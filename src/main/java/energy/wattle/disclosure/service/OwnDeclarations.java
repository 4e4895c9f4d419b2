package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Listing;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.units.MarketDay;
import energy.wattle.units.ParticipantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a member declared by this instance for the intervals of a day, step by step; nothing where none can declare. */
@Component
class OwnDeclarations {

    /** Before the day, within which the gates of its sessions lie. */
    private static final Duration LONGEST_LEAD = Duration.ofDays(2);

    private final ObjectProvider<Declarations> declarations;

    OwnDeclarations(ObjectProvider<Declarations> declarations) {
        this.declarations = declarations;
    }

    /** The latest first, up to as many as a listing has. */
    Listing of(ParticipantId own, MarketDay day) {
        List<List<String>> lines = new ArrayList<>();
        declarations.stream()
                .flatMap(desk -> desk.own(own, day.start().minus(LONGEST_LEAD), day.end()).stream())
                .forEach(declaration -> add(lines, declaration, day));
        return Listing.firstOf(
                List.of(
                        Column.RECORD,
                        Column.SESSION,
                        Column.SUBMITTED,
                        Column.STATE,
                        Column.INTERVAL,
                        Column.SIDE,
                        Column.QUANTITY_KWH,
                        Column.PRICE_PER_KWH),
                lines);
    }

    private static void add(List<List<String>> lines, OwnDeclaration own, MarketDay day) {
        own.declaration().stream()
                .flatMap(declaration -> declaration.curves().stream())
                .filter(curve -> day.contains(curve.interval()))
                .forEach(curve -> curve.steps().forEach(step -> lines.add(line(own, curve, step))));
    }

    private static List<String> line(OwnDeclaration own, DeclaredCurve curve, DeclaredStep step) {
        return List.of(
                own.record().toString(),
                own.session().name(),
                own.submitted().toString(),
                state(own.fate()),
                curve.interval().toString(),
                curve.side().name(),
                step.quantity().toString(),
                step.limit().toString());
    }

    private static String state(DeclarationFate fate) {
        return switch (fate) {
            case DeclarationFate.Pending pending -> "PENDING";
            case DeclarationFate.TooLate late -> "TOO_LATE";
            case DeclarationFate.Expired expired -> "EXPIRED";
            case DeclarationFate.Rejected rejected -> "REJECTED";
            case DeclarationFate.InBlock inBlock -> "IN_BLOCK";
            case DeclarationFate.SessionCancelled cancelled -> "SESSION_CANCELLED";
            case DeclarationFate.NotCounted notCounted -> "NOT_COUNTED";
            case DeclarationFate.Cleared cleared -> "CLEARED";
        };
    }
}
