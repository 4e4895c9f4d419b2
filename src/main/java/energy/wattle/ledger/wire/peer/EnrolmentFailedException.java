package energy.wattle.ledger.wire.peer;

/** Nobody answered a newcomer, or not somebody whom it may trust. The message says who and why, in English. */
public final class EnrolmentFailedException extends Exception {

    private static final long serialVersionUID = 1;

    public EnrolmentFailedException(String message) {
        super(message);
    }

    EnrolmentFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
