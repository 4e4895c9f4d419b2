package energy.wattle.trading;

import energy.wattle.units.Watts;

/**
 * A resource of a participant, as far as trading looks at it. Source: Market rules, Who may trade.
 *
 * @param installed its installed capacity
 * @param source the class of what it feeds in
 * @param feedsIn false for one that only consumes: it counts for the connection, and nothing can be sold from it
 */
public record TradingResource(Watts installed, EnergySource source, boolean feedsIn) {}
