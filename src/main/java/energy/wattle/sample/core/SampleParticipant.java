package energy.wattle.sample.core;

import energy.wattle.membership.Resource;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.TradingResource;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A member that the sample plays.
 *
 * @param isNewcomer whether an administrator has still to decide about its qualifications
 */
public record SampleParticipant(
        ParticipantId id,
        TradingZoneId zone,
        String name,
        boolean isNaturalPerson,
        List<Resource> resources,
        Behaviour behaviour,
        boolean isNewcomer) {

    public SampleParticipant {
        resources = List.copyOf(resources);
    }

    /** One that is qualified from the start. */
    public SampleParticipant(
            ParticipantId id,
            TradingZoneId zone,
            String name,
            boolean isNaturalPerson,
            List<Resource> resources,
            Behaviour behaviour) {
        this(id, zone, name, isNaturalPerson, resources, behaviour, false);
    }

    /** What it can physically exchange: the connection is the sum of its installed capacities. */
    public PhysicalLimits limits() {
        return PhysicalLimits.of(
                resources.stream()
                        .map(resource -> new TradingResource(
                                resource.installed(),
                                resource.isRenewable() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL,
                                resource.kind().feedsIn()))
                        .toList(),
                Optional.empty());
    }

    /** Whether it can feed in at all. */
    public boolean feedsIn() {
        return resources.stream().anyMatch(resource -> resource.kind().feedsIn());
    }

    /** Whether it draws energy of its own accord. */
    public boolean draws() {
        return switch (behaviour) {
            case Measured measured ->
                measured.points().stream().anyMatch(point -> point.kind().draws());
            case Turbine turbine -> false;
            case Storage storage -> true;
        };
    }

    /** Where its energy comes from or goes to. */
    public sealed interface Behaviour {}

    /** @param points whose measurements are played, at least one */
    public record Measured(List<MeteringPoint> points) implements Behaviour {

        public Measured {
            points = List.copyOf(points);
        }
    }

    /** A dispatchable micro-turbine: generates what it has sold. */
    public record Turbine() implements Behaviour {}

    /** A storage: charges and discharges what it has traded, as far as its charge allows. */
    public record Storage(StorageUnit unit) implements Behaviour {}
}
