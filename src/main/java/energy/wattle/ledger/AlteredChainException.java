package energy.wattle.ledger;

/** The database's row of a chain is not as it was stored: nothing that rests on it can be trusted. */
public final class AlteredChainException extends IllegalStateException {

    public AlteredChainException(String message) {
        super(message);
    }
}
