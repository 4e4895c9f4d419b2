package energy.wattle.ledger;

/** Bytes from outside are not what they should be. The one refusal of every decoder; the message says what is wrong. */
public final class MalformedException extends IllegalArgumentException {

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
