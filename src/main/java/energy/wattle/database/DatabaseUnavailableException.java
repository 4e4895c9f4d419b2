package energy.wattle.database;

/** The embedded PostgreSQL cannot serve; the message says why, {@link #action()} what to do about it. */
public final class DatabaseUnavailableException extends RuntimeException {

    private final String action;

    public DatabaseUnavailableException(String message, String action) {
        super(message);
        this.action = action;
    }

    public DatabaseUnavailableException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
