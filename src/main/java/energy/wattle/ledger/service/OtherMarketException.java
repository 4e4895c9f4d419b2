package energy.wattle.ledger.service;

/** The database holds the chains of another market than the one that is to be run. */
final class OtherMarketException extends IllegalStateException {

    OtherMarketException(String message) {
        super(message);
    }
}
