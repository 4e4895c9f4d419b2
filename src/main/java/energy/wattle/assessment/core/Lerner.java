package energy.wattle.assessment.core;

import energy.wattle.assessment.LernerFigure;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.MadeTrade;
import energy.wattle.units.Price;
import java.util.List;
import java.util.Optional;

/** Holds a member's conventional sales against its registered cost. */
public final class Lerner {

    private Lerner() {}

    /** The cost that counts; nothing for most. */
    public static Optional<Price> cost(Participant member) {
        return member.resources().stream()
                .map(Resource::marginalCost)
                .flatMap(Optional::stream)
                .max(Price::compareTo);
    }

    /** @param trades of the member, bought and sold */
    public static LernerFigure figure(Participant member, Price cost, List<MadeTrade> trades) {
        PriceSums sums = PriceSums.NONE;
        for (MadeTrade made : trades) {
            if (made.trade().seller().equals(member.id()) && made.source() == EnergySource.CONVENTIONAL) {
                sums = sums.plus(made.trade().quantity(), made.trade().price());
            }
        }
        Optional<Price> price = sums.figures().map(figures -> figures.mean());
        return new LernerFigure(
                member.id(),
                cost,
                sums.trades(),
                price,
                price.flatMap(mean -> LernerIndex.of(mean, Optional.of(cost))));
    }
}
