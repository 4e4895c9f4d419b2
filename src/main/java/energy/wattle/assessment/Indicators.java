package energy.wattle.assessment;

import energy.wattle.trading.Side;
import energy.wattle.trading.Welfare;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;

/**
 * The market over a span. Source: Market rules, What the assessment looks at.
 *
 * @param intervals how many delivery intervals of how many sessions are in it, one for each pair
 * @param trades how many: an index over few says little
 * @param offered by sellers, over all sessions; what a later session offers again counts again
 * @param demanded by buyers, likewise
 * @param cleared what was traded
 * @param renewableShare of cleared energy; nothing without trades
 * @param absorption cleared / offered renewable energy; nothing without such offers
 * @param price nothing without trades
 * @param concentrations by side and basis; those without any share are left out
 * @param residuals by side; left out where the other side asks for nothing
 * @param pivotalIntervals how many of {@code intervals} had a pivotal seller
 */
public record Indicators(
        long intervals,
        long trades,
        WattHours offered,
        WattHours demanded,
        WattHours cleared,
        WattHours renewableOffered,
        WattHours renewableCleared,
        Optional<BasisPoints> renewableShare,
        Optional<BasisPoints> absorption,
        Optional<PriceFigures> price,
        Welfare welfare,
        Participation participation,
        List<Concentration> concentrations,
        List<ResidualSupply> residuals,
        long pivotalIntervals,
        Outcome outcome) {

    public Indicators {
        concentrations = List.copyOf(concentrations);
        residuals = List.copyOf(residuals);
    }

    public Optional<Concentration> concentration(Side side, Basis basis) {
        return concentrations.stream()
                .filter(concentration -> concentration.side() == side && concentration.basis() == basis)
                .findFirst();
    }

    public Optional<ResidualSupply> residual(Side side) {
        return residuals.stream().filter(residual -> residual.side() == side).findFirst();
    }

    /** Offered and not sold at the gates. */
    public WattHours unsold() {
        return offered.minus(cleared);
    }

    /** Asked for and not bought at the gates. */
    public WattHours unserved() {
        return demanded.minus(cleared);
    }
}
