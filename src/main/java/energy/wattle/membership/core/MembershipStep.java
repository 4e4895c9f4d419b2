package energy.wattle.membership.core;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange.OfParticipant;
import energy.wattle.membership.core.MembershipChange.Register;
import energy.wattle.membership.core.MembershipChange.SetZone;
import energy.wattle.membership.core.MembershipUpdate.Kind;
import energy.wattle.membership.core.MembershipUpdate.OfZone;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides about a change on the main chain: what becomes of it, or everything that speaks against it. The contract and
 * whoever takes the input ask the same.
 */
public final class MembershipStep {

    private MembershipStep() {}

    /** What becomes of a change. */
    public sealed interface Step {}

    public record Taken(MembershipUpdate update) implements Step {}

    /** @param refusals at least one */
    public record Refused(List<Refusal> refusals) implements Step {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** @param state of the main chain */
    public static Step decide(StateView state, Instant now, MembershipChange change) {
        return switch (change) {
            case SetZone set -> zone(state, set);
            case Register register -> registration(state, register);
            case OfParticipant asked ->
                MembershipState.participant(state, asked.participant())
                        .map(participant -> new ParticipantStep(state, participant, now).decide(asked))
                        .orElseGet(() -> refused(List.of(new Refusal(
                                "PARTICIPANT_UNKNOWN",
                                Problem.of("membership.participant.unknown", asked.participant())))));
        };
    }

    static Step refused(List<Refusal> refusals) {
        return new Refused(refusals);
    }

    private static Step zone(StateView state, SetZone set) {
        Zone zone = set.zone();
        Optional<Zone> before = MembershipState.zone(state, zone.id());
        List<Refusal> refusals = new ArrayList<>(ZoneRules.refusals(zone, before));
        refusals.addAll(new KeyRules(state, zone.id(), Optional.empty()).refusals(set.keys()));
        refusals.addAll(KeyRules.edgeCluster(set.keys()));
        if (before.isEmpty() && MembershipState.zones(state).size() >= MemberLimits.ZONES) {
            refusals.add(new Refusal("ZONES_TOO_MANY", Problem.of("membership.zones.many", MemberLimits.ZONES)));
        }
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Set<KeyId> kept = set.keys().stream().map(RegisteredKey::id).collect(Collectors.toSet());
        List<RegisteredKey> removed = MembershipState.keys(state, zone.id()).stream()
                .filter(key -> !kept.contains(key.id()))
                .toList();
        return new Taken(new MembershipUpdate(Kind.ZONE_SET, new OfZone(zone), set.keys(), removed, Optional.empty()));
    }

    private static Step registration(StateView state, Register register) {
        NewParticipant asked = register.participant();
        List<Refusal> refusals = new ArrayList<>(ParticipantRules.refusals(asked));
        if (MembershipState.zone(state, asked.zone()).isEmpty()) {
            refusals.add(new Refusal("ZONE_UNKNOWN", Problem.of("membership.zone.unknown", asked.zone())));
        }
        if (MembershipState.participant(state, asked.id()).isPresent()) {
            refusals.add(new Refusal("PARTICIPANT_TAKEN", Problem.of("membership.participant.taken", asked.id())));
        }
        if (ParticipantCount.of(state, asked.zone()) >= MemberLimits.PARTICIPANTS_PER_ZONE) {
            refusals.add(new Refusal(
                    "ZONE_FULL", Problem.of("membership.zone.full", asked.zone(), MemberLimits.PARTICIPANTS_PER_ZONE)));
        }
        // A participant that is there has the very keys that it would get again: that is a consequence.
        if (MembershipState.participant(state, asked.id()).isEmpty()) {
            refusals.addAll(new KeyRules(state, asked.zone(), Optional.of(asked.id())).refusals(register.keys()));
        }
        return refusals.isEmpty()
                ? new Taken(new MembershipUpdate(
                        Kind.PARTICIPANT_REGISTERED,
                        new MembershipUpdate.OfParticipant(asked.registered()),
                        register.keys(),
                        List.of(),
                        Optional.empty()))
                : refused(refusals);
    }
}
