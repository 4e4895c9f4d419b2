package energy.wattle.trading;

import energy.wattle.units.ParticipantId;
import java.util.List;

/**
 * One participant's orders for one session, as they were written: they may break any rule. Source: Market rules,
 * Declarations.
 *
 * @param participant whose record it is
 * @param curves in the participant's order, which is that of the lines
 */
public record Declaration(ParticipantId participant, SessionId session, List<DeclaredCurve> curves) {

    /** The most steps of a curve. */
    public static final int MAXIMUM_STEPS = 10;

    public Declaration {
        curves = List.copyOf(curves);
    }
}
