package energy.wattle.trading;

import energy.wattle.units.OrderId;

/** What tells the trades of an interval apart: two orders match at most once. */
public record TradeId(OrderId sellOrder, OrderId buyOrder) {}
