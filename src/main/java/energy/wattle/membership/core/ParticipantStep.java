package energy.wattle.membership.core;

import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.core.MembershipChange.AddKey;
import energy.wattle.membership.core.MembershipChange.Apply;
import energy.wattle.membership.core.MembershipChange.Leave;
import energy.wattle.membership.core.MembershipChange.OfParticipant;
import energy.wattle.membership.core.MembershipChange.RemoveKey;
import energy.wattle.membership.core.MembershipChange.Review;
import energy.wattle.membership.core.MembershipChange.SetConnectionLimit;
import energy.wattle.membership.core.MembershipChange.SetResources;
import energy.wattle.membership.core.MembershipStep.Step;
import energy.wattle.membership.core.MembershipStep.Taken;
import energy.wattle.membership.core.MembershipUpdate.Kind;
import energy.wattle.units.Problem;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides about a change of one participant.
 *
 * @param state of the main chain
 * @param before the participant as it is
 * @param now the block's time
 */
record ParticipantStep(StateView state, Participant before, Instant now) {

    /**
     * How long ahead leaving is announced: a day-ahead session that is open now reaches to the end of the next market
     * day, 49 hours where the clocks are put back, and the decision has to come down. So no session that is open covers
     * an interval after it, and later ones know.
     */
    static final Duration LEAVE_NOTICE = Duration.ofHours(50);

    Step decide(OfParticipant change) {
        return switch (change) {
            // What a participant that has left once signed with must not stay valid for want of a way to remove it.
            case RemoveKey remove -> removal(remove);
            case OfParticipant any
            when hasLeft() ->
                MembershipStep.refused(List.of(new Refusal(
                        "HAS_LEFT",
                        Problem.of(
                                "membership.participant.left",
                                before.id(),
                                before.leftAt().orElseThrow()))));
            case AddKey add -> addition(add);
            case SetResources(var id, var resources) ->
                step(ParticipantRules.resources(resources), Kind.PARTICIPANT_CHANGED, () -> with(resources));
            case SetConnectionLimit(var id, var limit) ->
                step(ParticipantRules.connection(limit), Kind.PARTICIPANT_CHANGED, () -> with(limit));
            case Leave(var id, var at) -> step(leaving(at), Kind.PARTICIPANT_LEFT, () -> leftAt(at));
            case Apply apply ->
                qualification(
                        QualificationSteps.refusals(before.qualification(apply.side()), apply, now),
                        () -> QualificationSteps.applied(apply));
            case Review review ->
                qualification(
                        QualificationSteps.refusals(before.qualification(review.side()), review, now),
                        () -> QualificationSteps.reviewed(
                                before.qualification(review.side()).orElseThrow(), review));
        };
    }

    private boolean hasLeft() {
        return before.leftAt().stream().anyMatch(left -> !now.isBefore(left));
    }

    private static Step step(List<Refusal> refusals, Kind kind, Supplier<Participant> after) {
        return refusals.isEmpty()
                ? new Taken(MembershipUpdate.of(kind, after.get()))
                : MembershipStep.refused(refusals);
    }

    private Step removal(RemoveKey remove) {
        Optional<RegisteredKey> held = MembershipState.keys(state, before).stream()
                .filter(key -> key.id().equals(remove.key()))
                .findFirst();
        return held.<Step>map(key -> new Taken(keys(Kind.KEY_REMOVED, List.of(), List.of(key))))
                .orElseGet(() -> MembershipStep.refused(List.of(
                        new Refusal("KEY_UNKNOWN", Problem.of("membership.key.unknown", remove.key(), before.id())))));
    }

    private Step addition(AddKey add) {
        KeyHolder holder = new KeyHolder(add.publicKey(), add.role(), Optional.of(before.id()), add.isCustodial());
        RegisteredKey key = new RegisteredKey(add.key(), before.zone(), holder);
        List<Refusal> refusals = new ArrayList<>(
                KeyRules.count(MembershipState.keys(state, before).size() + 1));
        refusals.addAll(new KeyRules(state, before.zone(), Optional.of(before.id())).refusals(List.of(key)));
        return refusals.isEmpty()
                ? new Taken(keys(Kind.KEY_ADDED, List.of(key), List.of()))
                : MembershipStep.refused(refusals);
    }

    private MembershipUpdate keys(Kind kind, List<RegisteredKey> added, List<RegisteredKey> removed) {
        return new MembershipUpdate(kind, new MembershipUpdate.OfParticipant(before), added, removed, Optional.empty());
    }

    private List<Refusal> leaving(Instant at) {
        List<Refusal> refusals = new ArrayList<>(TextRules.instant("at", at));
        before.leftAt()
                .ifPresent(left -> refusals.add(new Refusal(
                        "ALREADY_LEAVING", Problem.of("membership.participant.leaving", before.id(), left))));
        Instant earliest = now.plus(LEAVE_NOTICE);
        if (at.isBefore(earliest)) {
            refusals.add(new Refusal(
                    "LEAVES_TOO_SOON", Problem.of("membership.leave.soon", at, earliest, LEAVE_NOTICE.toHours())));
        }
        if (!at.isAfter(before.registeredFrom())) {
            refusals.add(new Refusal(
                    "LEAVES_BEFORE_JOINING", Problem.of("membership.leave.before", at, before.registeredFrom())));
        }
        return refusals;
    }

    private Step qualification(List<Refusal> refusals, Supplier<Qualification> after) {
        if (!refusals.isEmpty()) {
            return MembershipStep.refused(refusals);
        }
        Qualification changed = after.get();
        List<Qualification> all = new ArrayList<>(before.qualifications());
        all.removeIf(held -> held.side() == changed.side());
        all.add(changed);
        all.sort(Comparator.comparing(Qualification::side));
        return new Taken(new MembershipUpdate(
                Kind.QUALIFICATION_CHANGED,
                new MembershipUpdate.OfParticipant(
                        with(all, before.resources(), before.connectionLimit(), before.leftAt())),
                List.of(),
                List.of(),
                Optional.of(changed.side())));
    }

    private Participant with(List<Resource> resources) {
        return with(before.qualifications(), resources, before.connectionLimit(), before.leftAt());
    }

    private Participant with(Optional<Watts> limit) {
        return with(before.qualifications(), before.resources(), limit, before.leftAt());
    }

    private Participant leftAt(Instant at) {
        return with(before.qualifications(), before.resources(), before.connectionLimit(), Optional.of(at));
    }

    private Participant with(
            List<Qualification> qualifications,
            List<Resource> resources,
            Optional<Watts> limit,
            Optional<Instant> leftAt) {
        return new Participant(
                before.id(),
                before.zone(),
                before.name(),
                before.isNaturalPerson(),
                resources,
                limit,
                qualifications,
                before.registeredFrom(),
                leftAt);
    }
}
