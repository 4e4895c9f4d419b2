package energy.wattle.assessment;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.util.Optional;

/**
 * How far what a member sold for is above its registered cost. Source: Market assessment, Indicators.
 *
 * @param cost of the dearest of its plants with a registered cost: in doubt for the member
 * @param trades in which it sold conventional energy: an index over few says little
 * @param price mean of them, weighted by quantity; nothing without trades
 * @param index (P − MC) / P; nothing without a price above 0
 */
public record LernerFigure(
        ParticipantId participant, Price cost, long trades, Optional<Price> price, Optional<BasisPoints> index) {}
