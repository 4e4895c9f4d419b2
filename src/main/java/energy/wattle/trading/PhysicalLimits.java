package energy.wattle.trading;

import energy.wattle.units.Watts;
import java.util.List;
import java.util.Optional;

/**
 * What a participant can physically exchange. Source: Market rules, Who may trade and Declarations.
 *
 * @param feedIn installed capacity of all that feeds in
 * @param renewable of it, what is renewable
 * @param connection what can be drawn at most
 */
public record PhysicalLimits(Watts feedIn, Watts renewable, Watts connection) {

    public PhysicalLimits {
        if (renewable.value() > feedIn.value()) {
            throw new IllegalArgumentException(
                    "renewable capacity (%s kW) is a part of all feed-in (%s kW)".formatted(renewable, feedIn));
        }
    }

    /** @param connectionLimit empty for the default, the sum of all installed capacities */
    public static PhysicalLimits of(List<TradingResource> resources, Optional<Watts> connectionLimit) {
        Watts feedIn = Watts.ZERO;
        Watts renewable = Watts.ZERO;
        Watts installed = Watts.ZERO;
        for (TradingResource resource : resources) {
            installed = installed.plus(resource.installed());
            if (resource.feedsIn()) {
                feedIn = feedIn.plus(resource.installed());
                renewable =
                        resource.source() == EnergySource.RENEWABLE ? renewable.plus(resource.installed()) : renewable;
            }
        }
        return new PhysicalLimits(feedIn, renewable, connectionLimit.orElse(installed));
    }
}
