package energy.wattle.membership.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Words;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.ChangeCodec;
import energy.wattle.membership.core.MembershipChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what administrators' records on the main chain hold. */
public final class MembershipWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        boolean isMembership = kind.equals(RecordKind.PARTICIPANT_ADMINISTRATION.name())
                || kind.equals(RecordKind.ZONE_PARAMETERS.name());
        return isMembership ? Optional.of(words(ChangeCodec.decode(plaintext))) : Optional.empty();
    }

    private static String words(MembershipChange change) {
        return switch (change) {
            case MembershipChange.SetZone(var zone, var keys) -> zone(zone);
            case MembershipChange.Register(var participant, var keys) ->
                "Registers %s (%s) in the zone %s from %s.\nResources: %s"
                        .formatted(
                                participant.id(),
                                participant.name(),
                                participant.zone(),
                                participant.registeredFrom(),
                                resources(participant.resources()));
            case MembershipChange.AddKey(var participant, var key, var publicKey, var role, var isCustodial) ->
                "Makes the key %s valid for %s as %s.".formatted(key, participant, role);
            case MembershipChange.RemoveKey(var participant, var key) ->
                "The key %s of %s is valid no longer.".formatted(key, participant);
            case MembershipChange.SetResources(var participant, var resources) ->
                "Sets the resources of %s.\nResources: %s".formatted(participant, resources(resources));
            case MembershipChange.SetConnectionLimit(var participant, var limit) ->
                "Sets the connection limit of %s: %s"
                        .formatted(
                                participant,
                                limit.map(watts -> watts + " kW").orElse("the sum of its installed capacities"));
            case MembershipChange.Leave(var participant, var at) -> "%s leaves at %s.".formatted(participant, at);
            case MembershipChange.Apply(var participant, var side, var from, var until) ->
                "%s applies for a qualification as %s from %s until %s."
                        .formatted(participant, lower(side), from, until);
            case MembershipChange.Review(var participant, var side, var verdict, var reason) ->
                "%s the qualification of %s as %s.%s"
                        .formatted(
                                verb(verdict), participant, lower(side), reason.isEmpty() ? "" : "\nReason: " + reason);
        };
    }

    private static String zone(Zone zone) {
        return "Sets the zone %s (%s), %s, %s.\nParameters: %s"
                .formatted(
                        zone.id(),
                        zone.name(),
                        zone.timeZone(),
                        zone.currency(),
                        zone.parameters().entrySet().stream()
                                .map(parameter -> parameter.getKey() + " = " + parameter.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static String resources(List<Resource> resources) {
        return resources.stream()
                .map(resource ->
                        "%s, %s, %s kW".formatted(resource.name(), lower(resource.kind()), resource.installed()))
                .collect(Collectors.joining("; "));
    }

    private static String verb(MembershipChange.Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> "Approves";
            case REFUSE -> "Refuses";
            case SUSPEND -> "Suspends";
            case RESUME -> "Resumes";
        };
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
