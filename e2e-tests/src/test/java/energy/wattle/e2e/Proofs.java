package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks proofs as whoever gets one does: off line, with {@code ./wattle verify}. */
final class Proofs {

    private Proofs() {}

    /**
     * @param more options of the command
     * @return what it told
     */
    static String verify(String proof, String... more) {
        try {
            Path file = Files.writeString(Files.createTempFile("proof", ".json"), proof, StandardCharsets.UTF_8);
            String[] arguments = new String[more.length + 2];
            arguments[0] = "verify";
            arguments[1] = file.toString();
            System.arraycopy(more, 0, arguments, 2, more.length);
            return Launcher.run(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
