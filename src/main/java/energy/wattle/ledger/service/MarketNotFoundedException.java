package energy.wattle.ledger.service;

/** A market cannot be founded as it is configured. */
final class MarketNotFoundedException extends IllegalStateException {

    private final String action;

    /**
     * The refusal.
     *
     * @param message which property, and its value
     * @param action what would be right
     */
    MarketNotFoundedException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
