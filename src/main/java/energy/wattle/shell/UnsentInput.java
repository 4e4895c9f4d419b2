package energy.wattle.shell;

/** A page on which people type. The frame asks it before it does what would lose that, such as change the language. */
@FunctionalInterface
public interface UnsentInput {

    /** Whether something was typed that is neither sent nor kept. */
    boolean hasUnsentInput();
}
