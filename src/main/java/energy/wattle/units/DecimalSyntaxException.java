package energy.wattle.units;

/**
 * A text is not the decimal number it should be. The message is a predicate: what is wrong, and what would be right.
 */
public final class DecimalSyntaxException extends IllegalArgumentException {

    public DecimalSyntaxException(String message) {
        super(message);
    }
}
