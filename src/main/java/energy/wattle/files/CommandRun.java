package energy.wattle.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** How a command over files ends: 0 when it did its work, 2 when what it was given is wrong, and why. */
public final class CommandRun {

    public static final int DONE = 0;
    public static final int BAD_INPUT = 2;

    private CommandRun() {}

    /** The work of a command. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Runs the work and tells on standard error what was wrong with its input: a line per fault, never a trace. */
    public static int run(Work work) {
        try {
            work.run();
            return DONE;
        } catch (BadInputException e) {
            e.faults().forEach(System.err::println);
        } catch (FileSystemException e) {
            System.err.printf("%s: %s%n", e.getFile(), reason(e));
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        return BAD_INPUT;
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file or folder; check the path";
            case AccessDeniedException denied -> "access is denied; check the permissions";
            default -> e.getReason() == null ? "cannot be read or written" : e.getReason();
        };
    }
}
