package energy.wattle.sample.core;

import energy.wattle.trading.SessionKind;

/**
 * Where in the price band an agent begins, by session: sellers low, buyers high, and both the more so the less time is
 * left, since what is not traded goes to the grid at its price.
 *
 * @param ask first price of a seller, permille of the band, before chance is added
 * @param bid first price of a buyer, permille of the band, before chance is taken away
 * @param chance how much chance is added or taken away at most
 */
record Eagerness(long ask, long bid, long chance) {

    /** How far apart an agent's steps are, permille of the band. */
    static final long STEP = 60;

    static Eagerness in(SessionKind kind) {
        return switch (kind) {
            case DAY_AHEAD -> new Eagerness(250, 750, 400);
            case INTRADAY -> new Eagerness(150, 850, 350);
            case REAL_TIME -> new Eagerness(50, 950, 300);
        };
    }
}
