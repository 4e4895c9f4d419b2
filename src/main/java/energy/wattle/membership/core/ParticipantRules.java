package energy.wattle.membership.core;

import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.Watts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a participant, its resources and its connection have to be like. Source: Market rules, Who may trade. */
final class ParticipantRules {

    private static final long LARGEST_CONNECTION =
            MemberLimits.RESOURCES_PER_PARTICIPANT * MemberLimits.LARGEST_CAPACITY;

    private ParticipantRules() {}

    static List<Refusal> refusals(NewParticipant participant) {
        List<Refusal> refusals = new ArrayList<>(
                TextRules.name("PARTICIPANT_NAME", "name", participant.name(), MemberLimits.NAME_LENGTH));
        refusals.addAll(resources(participant.resources()));
        refusals.addAll(connection(participant.connectionLimit()));
        refusals.addAll(TextRules.instant("registeredFrom", participant.registeredFrom()));
        return refusals;
    }

    static List<Refusal> resources(List<Resource> resources) {
        List<Refusal> refusals = new ArrayList<>();
        if (resources.isEmpty()) {
            refusals.add(new Refusal("RESOURCES_NONE", Problem.of("membership.resources.none")));
        }
        if (resources.size() > MemberLimits.RESOURCES_PER_PARTICIPANT) {
            refusals.add(new Refusal(
                    "RESOURCES_TOO_MANY",
                    Problem.of("membership.resources.many", resources.size(), MemberLimits.RESOURCES_PER_PARTICIPANT)));
        }
        Set<String> names = new HashSet<>();
        for (Resource resource : resources) {
            refusals.addAll(resource(resource));
            if (!names.add(resource.name())) {
                refusals.add(new Refusal("RESOURCE_TWICE", Problem.of("membership.resource.twice", resource.name())));
            }
        }
        return refusals;
    }

    static List<Refusal> connection(Optional<Watts> limit) {
        return limit.filter(watts -> watts.value() > LARGEST_CONNECTION).stream()
                .map(watts -> new Refusal(
                        "CONNECTION_LIMIT", Problem.of("membership.connection", watts, new Watts(LARGEST_CONNECTION))))
                .toList();
    }

    private static List<Refusal> resource(Resource resource) {
        List<Refusal> refusals = new ArrayList<>(
                TextRules.name("RESOURCE_NAME", "resource", resource.name(), MemberLimits.RESOURCE_NAME_LENGTH));
        long installed = resource.installed().value();
        if (installed < 1 || installed > MemberLimits.LARGEST_CAPACITY) {
            refusals.add(new Refusal(
                    "RESOURCE_CAPACITY",
                    Problem.of(
                            "membership.resource.capacity",
                            resource.name(),
                            resource.installed(),
                            new Watts(MemberLimits.LARGEST_CAPACITY))));
        }
        if (resource.kind() == ResourceKind.LOAD && resource.isRenewable()) {
            refusals.add(new Refusal("RESOURCE_CLASS", Problem.of("membership.resource.load", resource.name())));
        }
        resource.marginalCost().flatMap(cost -> costRefusal(resource, cost)).ifPresent(refusals::add);
        return refusals;
    }

    /** Only what can choose when to generate has a cost that a price can be held against. */
    private static Optional<Refusal> costRefusal(Resource resource, Price cost) {
        boolean isDispatchable =
                resource.kind() == ResourceKind.MICRO_TURBINE || resource.kind() == ResourceKind.STORAGE;
        boolean isInRange = cost.micros() >= 0 && cost.micros() <= MemberLimits.LARGEST_COST;
        return isDispatchable && isInRange
                ? Optional.empty()
                : Optional.of(new Refusal("RESOURCE_COST", Problem.of("membership.resource.cost", resource.name())));
    }
}
