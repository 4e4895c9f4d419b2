package energy.wattle.shell;

import energy.wattle.units.Problem;

/** How market time goes on, where it is not the time of day. Supplied by the module that plays it. */
@FunctionalInterface
public interface MarketPace {

    /** In a word or two, as a message key with its arguments: "× 360", "paused". */
    Problem pace();
}
