package energy.wattle.shell;

/** What {@code wattle.capabilities} says cannot be; the message names key, value and what would be right. */
public class CapabilitiesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    CapabilitiesException(String message) {
        super(message);
    }
}
