package energy.wattle.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, as a predicate. */
final class IoReasons {

    private IoReasons() {}

    /** @param done what was to be done to the file: "read" or "written" */
    static String of(IOException e, String done) {
        return switch (e) {
            case NoSuchFileException missing ->
                "cannot be %s: there is no such file or folder; check the path".formatted(done);
            case AccessDeniedException denied ->
                "cannot be %s: access is denied; check the permissions".formatted(done);
            case FileSystemException other
            when other.getReason() != null -> "cannot be %s: %s".formatted(done, other.getReason());
            default -> "cannot be %s: %s".formatted(done, e.getMessage());
        };
    }
}
