package energy.wattle.sample.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.sample.SampleSource;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.ParticipantPlan;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this instance plays, at the time at which it plays it.
 *
 * @param place folder of the data, where it comes from one
 * @param doAllVote whether every participant's node is a validator
 * @param participants in the order of the data
 */
record PlayedData(
        DataSet data,
        SampleSource source,
        Optional<String> place,
        boolean followsWallClock,
        boolean doAllVote,
        List<SampleParticipant> participants) {

    /** So long after the data's end its last readings have come and are settled. */
    private static final Duration AFTERMATH = Duration.ofMinutes(10);

    /** Members join an hour before the first day-ahead gate, on the day before the data. */
    private static final Duration JOIN = Duration.ofHours(11);

    static PlayedData of(
            DataSet data, SampleSource source, Optional<String> place, boolean followsWallClock, boolean doAllVote) {
        return new PlayedData(data, source, place, followsWallClock, doAllVote, ParticipantPlan.of(data));
    }

    PlayedData {
        participants = List.copyOf(participants);
    }

    /** The market's first instant. */
    Instant start() {
        return data.dayBefore().start();
    }

    /** Market time goes no further. */
    Instant end() {
        return data.end().plus(AFTERMATH);
    }

    /** The first instant at which the participants belong to their zones. */
    Instant joined() {
        return new Interval(start().plus(JOIN)).start();
    }

    /** Who shows best what a participant can do: a home that both feeds in and draws, else anybody who does. */
    Optional<SampleParticipant> prosumer() {
        return participants.stream()
                .filter(one -> one.feedsIn() && one.draws())
                .min(Comparator.comparing(one -> !one.isNaturalPerson()));
    }

    List<SampleParticipant> newcomers() {
        return participants.stream().filter(SampleParticipant::isNewcomer).toList();
    }

    List<SampleParticipant> of(TradingZoneId zone) {
        return participants.stream()
                .filter(participant -> participant.zone().equals(zone))
                .toList();
    }

    /** A node per participant, by zone. */
    Map<NodeId, List<NodeId>> nodes() {
        return data.zones().stream()
                .collect(Collectors.toMap(
                        zone -> new NodeId(zone.code()),
                        zone -> of(zone).stream()
                                .map(participant -> new NodeId(participant.id().code()))
                                .toList()));
    }
}
