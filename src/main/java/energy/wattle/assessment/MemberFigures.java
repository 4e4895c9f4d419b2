package energy.wattle.assessment;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;

/** One member over a span: for the regulator and that member. Quantities as in {@link Indicators}. */
public record MemberFigures(
        ParticipantId participant,
        WattHours offered,
        WattHours demanded,
        WattHours sold,
        WattHours renewableSold,
        WattHours bought,
        long trades,
        Outcome outcome) {}
