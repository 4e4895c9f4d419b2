package energy.wattle.metering.core;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts missing readings together to runs without a break: a meter that is silent for a day is one line, not 96. */
public final class MissingRuns {

    /** @param intervals how many, from the first to the last */
    public record Run(ParticipantId participant, Interval first, Interval last, int intervals) {}

    private MissingRuns() {}

    /**
     * @param missing participants without a reading by interval
     * @return by participant, then by time
     */
    public static List<Run> of(SortedMap<Interval, List<ParticipantId>> missing) {
        SortedMap<ParticipantId, List<Run>> runs = new TreeMap<>();
        for (Map.Entry<Interval, List<ParticipantId>> entry : missing.entrySet()) {
            for (ParticipantId participant : entry.getValue()) {
                add(runs.computeIfAbsent(participant, any -> new ArrayList<>()), participant, entry.getKey());
            }
        }
        return runs.values().stream().flatMap(List::stream).toList();
    }

    private static void add(List<Run> runs, ParticipantId participant, Interval interval) {
        if (!runs.isEmpty() && runs.getLast().last().end().equals(interval.start())) {
            Run run = runs.removeLast();
            runs.add(new Run(participant, run.first(), interval, run.intervals() + 1));
        } else {
            runs.add(new Run(participant, interval, interval, 1));
        }
    }
}
