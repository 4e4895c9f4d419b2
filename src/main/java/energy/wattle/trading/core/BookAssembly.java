package energy.wattle.trading.core;

import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault.EarlierSessionPending;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.NoParticipant;
import energy.wattle.trading.DeclarationFault.OfInterval;
import energy.wattle.trading.DeclarationFault.OfWhole;
import energy.wattle.trading.DeclarationFault.Replaced;
import energy.wattle.trading.DeclarationFault.Unreadable;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trader;
import energy.wattle.trading.VoidDeclaration;
import energy.wattle.trading.VoidInterval;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns the opened declarations of a session into books, and says of all that does not count why.
 *
 * <p>A participant's last record before the gate counts, at its own place in time; is that one void or a withdrawal,
 * none counts. What breaks a rule in one interval is void for that interval. Source: Market rules, Declarations;
 * Ledger, Sealed until the gate.
 */
public final class BookAssembly {

    private final SessionClosing closing;
    private final List<VoidDeclaration> voidDeclarations = new ArrayList<>();
    private final List<VoidInterval> voidIntervals = new ArrayList<>();
    private final OrderLines orders;

    private BookAssembly(SessionClosing closing) {
        this.closing = closing;
        this.orders = new OrderLines(closing.session().intervals());
    }

    /**
     * Assembles a session.
     *
     * @param submissions all of the session's, in the ledger's order
     * @throws IllegalArgumentException if they are in another order, or one is another session's
     */
    public static AssembledSession assemble(SessionClosing closing, List<Submission> submissions) {
        check(closing, submissions);
        BookAssembly assembly = new BookAssembly(closing);
        assembly.inForce(submissions).values().forEach(assembly::count);
        assembly.voidDeclarations.sort(Comparator.comparing(VoidDeclaration::place));
        return new AssembledSession(
                closing.session().id(),
                assembly.orders.books(),
                List.copyOf(assembly.voidDeclarations),
                List.copyOf(assembly.voidIntervals));
    }

    private static void check(SessionClosing closing, List<Submission> submissions) {
        LedgerPlace before = null;
        for (Submission submission : submissions) {
            if (before != null && before.compareTo(submission.place()) >= 0) {
                throw new IllegalArgumentException("%s does not stand above %s".formatted(before, submission.place()));
            }
            if (submission instanceof Submission.Declared(LedgerPlace place, Declaration declaration)
                    && !declaration.session().equals(closing.session().id())) {
                throw new IllegalArgumentException("%s at %s is no declaration for %s"
                        .formatted(
                                declaration.session(), place, closing.session().id()));
            }
            before = submission.place();
        }
    }

    /** Each participant's last submission before the gate, by place. */
    private SortedMap<LedgerPlace, Submission> inForce(List<Submission> submissions) {
        Map<ParticipantId, Submission> last = new HashMap<>();
        SortedMap<LedgerPlace, Submission> inForce = new TreeMap<>();
        for (Submission submission : submissions) {
            if (isLate(submission)) {
                refuse(submission, new GateClosed(closing.session().gate()));
                continue;
            }
            Submission replaced = last.put(submission.participant(), submission);
            if (replaced != null) {
                inForce.remove(replaced.place());
                refuse(replaced, new Replaced(submission.place()));
            }
            inForce.put(submission.place(), submission);
        }
        return inForce;
    }

    private boolean isLate(Submission submission) {
        boolean pastGate =
                !submission.place().block().time().isBefore(closing.session().gate());
        return pastGate || !submission.place().block().isBelow(closing.closed());
    }

    private void count(Submission submission) {
        switch (submission) {
            case Submission.Withdrawn withdrawn -> {}
            case Submission.Unreadable unreadable -> refuse(unreadable, new Unreadable());
            case Submission.Declared declared -> count(declared);
        }
    }

    private void count(Submission.Declared declared) {
        Declaration declaration = declared.declaration();
        Trader trader = closing.traders().get(declaration.participant());
        List<OfWhole> faults =
                trader == null ? List.of(new NoParticipant()) : DeclarationRules.wholeFaults(declaration, trader);
        if (trader == null || !faults.isEmpty()) {
            voidDeclarations.add(new VoidDeclaration(declared.place(), declaration.participant(), faults));
            return;
        }
        Set<Interval> voided = new HashSet<>();
        DeclarationRules.byInterval(declaration).forEach((interval, curves) -> {
            List<OfInterval> reasons = faults(declared, trader, interval, curves);
            if (!reasons.isEmpty()) {
                voided.add(interval);
                voidIntervals.add(new VoidInterval(declared.place(), trader.id(), interval, List.copyOf(reasons)));
            }
        });
        orders.add(declared, voided);
    }

    private List<OfInterval> faults(
            Submission.Declared declared, Trader trader, Interval interval, List<DeclaredCurve> curves) {
        List<OfInterval> faults = new ArrayList<>(DeclarationRules.intervalFaults(
                interval,
                curves,
                closing.session(),
                trader,
                closing.prices(),
                closing.clearing().time()));
        EarlierSessions.awaited(
                        closing.session(),
                        interval,
                        closing.others(),
                        declared.place().block())
                .forEach(session -> faults.add(new EarlierSessionPending(interval, session)));
        return faults;
    }

    /** A withdrawal asks for nothing, so it has no result. */
    private void refuse(Submission submission, OfWhole fault) {
        if (!(submission instanceof Submission.Withdrawn)) {
            voidDeclarations.add(new VoidDeclaration(submission.place(), submission.participant(), List.of(fault)));
        }
    }
}
