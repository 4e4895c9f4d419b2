package energy.wattle.sample.core;

import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;

/** What the sample's meters count. */
public final class Meters {

    private Meters() {}

    /**
     * Net export of a participant's measured points.
     *
     * @throws IllegalArgumentException if the interval is not over yet
     */
    public static WattHours measured(Knowledge knowledge, SampleParticipant.Measured measured, Interval interval) {
        long netExport = 0;
        for (MeteringPoint point : measured.points()) {
            long energy = knowledge
                    .actual(point, interval)
                    .orElseThrow(() -> new IllegalArgumentException(interval + " is not over"));
            netExport = Math.addExact(netExport, point.kind().netExport(energy));
        }
        return new WattHours(netExport);
    }

    /** A micro-turbine generates what it has sold, up to its capacity, and never draws. */
    public static WattHours turbine(SampleParticipant participant, WattHours scheduled) {
        return scheduled.orZero().min(participant.limits().feedIn().perInterval());
    }
}
