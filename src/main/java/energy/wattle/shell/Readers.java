package energy.wattle.shell;

/** Tells who asks. Which participant an account acts for is membership's to say. */
@FunctionalInterface
public interface Readers {

    Reader current();
}
