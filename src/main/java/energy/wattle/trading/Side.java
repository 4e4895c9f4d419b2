package energy.wattle.trading;

/** The side of an order. */
public enum Side {
    SELL,
    BUY
}
