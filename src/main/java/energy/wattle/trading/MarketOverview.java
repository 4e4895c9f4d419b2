package energy.wattle.trading;

/** Tells in one answer how the market stands. */
public interface MarketOverview {

    MarketStatus now();
}
