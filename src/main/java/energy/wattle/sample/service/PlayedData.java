package energy.wattle.sample.service;

import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
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
 * @param keys who holds which keys: an instance plays those participants whose keys it has
 */
record PlayedData(
        DataSet data,
        SampleSource source,
        Optional<String> place,
        boolean followsWallClock,
        boolean doAllVote,
        List<SampleParticipant> participants,
        KeyDirectory keys) {

    /** So long after the data's end its last readings have come and are settled. */
    private static final Duration AFTERMATH = Duration.ofMinutes(10);

    /** Members join an hour before the first day-ahead gate, on the day before the data. */
    static final Duration JOIN = Duration.ofHours(11);

    static PlayedData of(
            DataSet data, SampleSource source, Optional<String> place, boolean followsWallClock, boolean doAllVote) {
        return new PlayedData(
                data, source, place, followsWallClock, doAllVote, ParticipantPlan.of(data), KeyDirectory.ALONE);
    }

    /** The same, as one of several instances plays it. */
    PlayedData with(KeyDirectory directory) {
        return new PlayedData(data, source, place, followsWallClock, doAllVote, participants, directory);
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
                .filter(this::isKept)
                .filter(one -> !keys.isAlone() || (one.feedsIn() && one.draws()))
                .min(Comparator.comparing((SampleParticipant one) -> !(one.feedsIn() && one.draws()))
                        .thenComparing(one -> !one.isNaturalPerson()));
    }

    /** Whether this instance has the participant's keys: it acts for it, and reads its meter. */
    private boolean isKept(SampleParticipant participant) {
        return keys.holds(KeyName.of("participant", participant.id().code()));
    }

    /** Those of a zone whom this instance acts for. */
    List<SampleParticipant> keptIn(TradingZoneId zone) {
        return of(zone).stream().filter(this::isKept).toList();
    }

    /** Whether this instance is the zone's edge cluster, or plays all of them. */
    boolean leads(TradingZoneId zone) {
        return keys.holds(KeyName.of("edge-cluster", zone.code()));
    }

    /** Whether this instance administers the market. */
    boolean administers() {
        return keys.holds(KeyName.of("administrator", "1"));
    }

    List<SampleParticipant> newcomers() {
        return participants.stream()
                .filter(SampleParticipant::isNewcomer)
                .filter(this::isKept)
                .toList();
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
