package energy.wattle.files;

/** How a command over files ends: 0 when it did its work, 2 when what it was given is wrong, and why. */
public final class CommandRun {

    public static final int DONE = 0;
    public static final int BAD_INPUT = 2;

    private CommandRun() {}

    /** Runs the work and tells on standard error what was wrong with its input: a line per fault, never a trace. */
    public static int run(Runnable work) {
        try {
            work.run();
            return DONE;
        } catch (BadInputException e) {
            e.faults().forEach(System.err::println);
        } catch (UnwrittenException e) {
            if (e.isReaderGone()) {
                return DONE;
            }
            System.err.println(e.getMessage());
        } catch (OutOfMemoryError e) {
            System.err.println("The files are too large for the memory that Java may use; split them by interval.");
        }
        return BAD_INPUT;
    }
}
