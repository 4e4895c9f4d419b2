package energy.wattle.trading;

import energy.wattle.units.OrderId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/**
 * A stretch of the ladder as it is drawn: the matched or the unmatched part of an order, or of several neighbours when
 * there are too many to be told apart in a picture.
 *
 * @param price the limit of the order; of several, the mean weighted by quantity
 * @param first the order, or the first of several
 * @param orders how many orders are drawn as one
 */
public record LadderBar(LadderGroup group, WattHours from, WattHours to, Price price, OrderId first, int orders) {}
