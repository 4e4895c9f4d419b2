package energy.wattle.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A result could not be written to its end; a file that was there before is as it was. */
public final class UnwrittenException extends RuntimeException {

    /** What the system says when the reader of a pipe has gone, as {@code head} does when it has seen enough. */
    private static final String READER_GONE = "Broken pipe";

    UnwrittenException(@Nullable Path out, IOException cause) {
        super("%s: %s".formatted(out == null ? "standard output" : out, IoReasons.of(cause, "written")), cause);
    }

    /** Whether whoever reads the result has seen enough of it; nothing is wrong then. */
    public boolean isReaderGone() {
        return getCause() != null && READER_GONE.equals(getCause().getMessage());
    }
}
