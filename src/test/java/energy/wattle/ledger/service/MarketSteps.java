package energy.wattle.ledger.service;

import java.time.Instant;

/** Lets other modules' tests drive the market's loop by hand. */
public final class MarketSteps {

    private final MarketLoop loop;

    /** @param loop the bean of this type, which other packages cannot name */
    public static MarketSteps of(Object loop) {
        return new MarketSteps((MarketLoop) loop);
    }

    private MarketSteps(MarketLoop loop) {
        this.loop = loop;
    }

    /** Does all that is due at this market time, until the chains are at rest. */
    public void settle(Instant now) {
        loop.settle(now);
    }
}
