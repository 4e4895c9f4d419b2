package energy.wattle.metering.wire;

import energy.wattle.files.CommandVersion;
import energy.wattle.metering.wire.ReadingsClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./wattle import-readings}: brings files of readings to a running instance, over the interface that meters use.
 * So the same token says for whom they may speak, and nothing needs the database. Decision 0021.
 */
@Command(
        name = "wattle import-readings",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        sortOptions = false,
        description = "Brings files of meter readings to a running instance.",
        footer = {
            "",
            "FILE.csv: interval_start,participant_id,net_export_kwh; FILE.json: an array of objects with these fields.",
            "A file is taken as a whole or not at all; sent again, nothing of it is doubled.",
            "WATTLE_METER_TOKEN in the environment is the token where no --token-file is named: other users of the",
            "machine can see what stands on a command line.",
            "Exit status: 0 all is taken or was before, 1 a file was refused (each fault on standard error),",
            "2 a file, the token or the instance could not be reached.",
            "More: docs/guides/metering.md"
        })
public final class ImportReadingsCommand implements Callable<Integer> {

    private static final int TAKEN = 0;
    private static final int REFUSED = 1;
    private static final int UNREACHED = 2;

    private static final String TOKEN = "WATTLE_METER_TOKEN";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of readings, sent in this order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The instance's address (${DEFAULT-VALUE}).")
    private URI url = URI.create("");

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds the token and nothing else.")
    private @Nullable Path tokenFile;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ImportReadingsCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            ReadingsClient client = new ReadingsClient(address(), token());
            int worst = TAKEN;
            for (Path file : files) {
                worst = Math.max(worst, bring(client, file));
            }
            return worst;
        } catch (UnusableException e) {
            System.err.println(e.getMessage());
            return UNREACHED;
        }
    }

    private static int bring(ReadingsClient client, Path file) throws InterruptedException {
        try {
            return switch (client.send(file, type(file))) {
                case Answer.Taken(int taken, int known) -> {
                    System.out.printf("%s: %d taken, %d known before%n", file, taken, known);
                    yield TAKEN;
                }
                case Answer.Refused(int status, String detail, List<Answer.Wrong> errors) -> {
                    System.err.printf("%s: nothing was taken (%d): %s%n", file, status, detail);
                    errors.forEach(error -> System.err.printf(
                            "%s:%d: %s: '%s' %s%n", file, error.line(), error.field(), error.value(), error.detail()));
                    yield REFUSED;
                }
            };
        } catch (UnusableException e) {
            System.err.println(e.getMessage());
            return UNREACHED;
        }
    }

    private static String type(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".json")) {
            return "application/json";
        }
        throw new UnusableException(file + ": its name must end in .csv or .json, which says how it is to be read");
    }

    private URI address() {
        boolean isAddress =
                url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        if (!isAddress) {
            throw new UnusableException(
                    "--url: '%s' is no address of an instance; write one as https://wattle.example".formatted(url));
        }
        return url;
    }

    private String token() {
        String token = tokenFile == null ? System.getenv(TOKEN) : content(tokenFile);
        if (token == null || !token.strip().matches("[\\x21-\\x7E]+")) {
            throw new UnusableException(
                    "there is no token; an administrator makes one, and --token-file or %s brings it".formatted(TOKEN));
        }
        return token.strip();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableException("--token-file: %s cannot be read".formatted(file), e);
        }
    }

    /** Something that the command needs is not there, or not as it should be; the message says what to do. */
    static final class UnusableException extends RuntimeException {

        UnusableException(String message) {
            super(message);
        }

        UnusableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
