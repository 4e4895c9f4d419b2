package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.NotOpenYet;
import energy.wattle.trading.DeclarationFault.SessionCancelled;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the node that takes a declaration checks before it seals it: every rule, all of it, and every reason listed.
 * Source: Market rules, Declarations.
 */
public final class DeclarationCheck {

    private DeclarationCheck() {}

    /**
     * Checks a declaration.
     *
     * @param head the last final block: the declaration will stand in a later one
     * @param now market time
     * @throws IllegalArgumentException if the context is another session's or another participant's
     */
    public static DeclarationVerdict check(
            Declaration declaration, DeclarationContext context, BlockPoint head, Instant now) {
        Session session = context.session().session();
        if (!declaration.session().equals(session.id())
                || !declaration.participant().equals(context.trader().id())) {
            throw new IllegalArgumentException("the context is of %s in %s, the declaration of %s in %s"
                    .formatted(context.trader().id(), session.id(), declaration.participant(), declaration.session()));
        }
        List<DeclarationFault> faults = new ArrayList<>();
        gateFault(context.session(), now).ifPresent(faults::add);
        faults.addAll(DeclarationRules.wholeFaults(declaration, context.trader()));
        List<Interval> awaiting = new ArrayList<>();
        BlockPoint nextBlock = new BlockPoint(head.height() + 1, now);
        DeclarationRules.byInterval(declaration).forEach((interval, curves) -> {
            faults.addAll(DeclarationRules.intervalFaults(
                    interval, curves, session, context.trader(), context.prices(), now));
            if (!EarlierSessions.awaited(session, interval, context.others(), nextBlock)
                    .isEmpty()) {
                awaiting.add(interval);
            }
        });
        return faults.isEmpty()
                ? new DeclarationVerdict.Accepted(declaration, List.copyOf(awaiting))
                : new DeclarationVerdict.Refused(List.copyOf(faults));
    }

    /**
     * Whether a session takes declarations and withdrawals now; a withdrawal has no other rule.
     *
     * @param now market time
     * @return empty if it does
     */
    public static Optional<DeclarationFault> gateFault(SessionStatus status, Instant now) {
        Session session = status.session();
        boolean past = !now.isBefore(session.gate());
        return switch (status.state()) {
            case SessionState.Cancelled cancelled -> Optional.of(new SessionCancelled(cancelled.reason()));
            case SessionState.Closed closed -> Optional.of(new GateClosed(session.gate()));
            case SessionState.Cleared cleared -> Optional.of(new GateClosed(session.gate()));
            case SessionState.Open open when past -> Optional.of(new GateClosed(session.gate()));
            case SessionState.Open open -> Optional.empty();
            case SessionState.Scheduled scheduled when past -> Optional.of(new GateClosed(session.gate()));
            case SessionState.Scheduled scheduled -> Optional.of(new NotOpenYet(session.opens()));
        };
    }
}
