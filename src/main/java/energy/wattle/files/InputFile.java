package energy.wattle.files;

import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that people name; that it cannot be read is a fault like any other, told together with those of other files.
 */
public final class InputFile {

    private InputFile() {}

    /** What is done with the bytes of a file. */
    @FunctionalInterface
    public interface Reading {

        /** Reads the file; false if it could not be understood to its end. */
        boolean from(InputStream input) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param faults learns why, if it cannot be read
     * @return false if it could not be read or understood to its end
     */
    public static boolean read(Path file, Faults faults, Reading reading) {
        try (InputStream input = Files.newInputStream(file)) {
            return reading.from(input);
        } catch (IOException e) {
            faults.add(new Fault(file.toString(), 1, "file", file.toString(), problem(e)));
            return false;
        }
    }

    private static Problem problem(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> Problem.of("files.file.missing");
            case AccessDeniedException denied -> Problem.of("files.file.denied");
            default -> Problem.of("files.file.unreadable", String.valueOf(e.getMessage()));
        };
    }
}
