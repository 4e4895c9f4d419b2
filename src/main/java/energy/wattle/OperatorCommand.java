package energy.wattle;

import energy.wattle.database.DatabaseUnavailableException;
import energy.wattle.database.SideDatabases;
import energy.wattle.ledger.AlteredChainException;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplayReports;
import energy.wattle.ledger.ReplaySource;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code ./wattle audit} and {@code ./wattle replay}: Wattle without pages, market or sample, on the database of an
 * instance that may be running meanwhile. The report goes to standard output, everything else to standard error.
 */
final class OperatorCommand {

    static final List<String> NAMES = List.of("audit", "replay");

    private static final int CLEAN = 0;
    private static final int FINDINGS = 1;
    private static final int CANNOT_RUN = 2;

    /** Where the report of a replay goes for whoever has started it. */
    static final String REPORT = "--report=";

    private static final String INTO = "--into=";
    private static final String REPLAY_DATABASE = "wattle_replay";

    /** Vaadin's configuration asks for a web server. */
    private static final String PAGES = "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
            + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig";

    /** What needs no web server, runs no market and needs no sample, whatever the instance's own settings say. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "wattle.database.attach",
            true,
            "wattle.ledger.runs-market",
            false,
            "wattle.sample.enabled",
            false,
            "wattle.peers.directory",
            false, // it talks to nobody
            "spring.autoconfigure.exclude",
            PAGES,
            "spring.datasource.hikari.minimum-idle",
            0,
            "spring.datasource.hikari.maximum-pool-size",
            3);

    private final PrintStream report;
    private final List<String> arguments;

    private OperatorCommand(PrintStream report, List<String> arguments) {
        this.report = report;
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Runs a command.
     *
     * @param arguments Spring's, such as {@code --wattle.database.directory=…}, and the command's own
     * @return exit status: 0 nothing was found, 1 something was, 2 the command could not run
     */
    static int run(String name, List<String> arguments) {
        PrintStream report = System.out;
        System.setOut(System.err); // where logging goes
        try {
            OperatorCommand command = new OperatorCommand(report, arguments);
            return name.equals("audit") ? command.audit() : command.replay();
        } catch (RuntimeException e) {
            Throwable root = rootOf(e);
            if (root instanceof AlteredChainException) {
                report.printf("FOUND %s%n", root.getMessage());
                return FINDINGS;
            }
            // Spring has told what it knows the remedy of; this line is for everything else.
            System.err.printf("wattle %s: cannot run: %s%n", name, root.getMessage());
            return CANNOT_RUN;
        } finally {
            report.flush();
            System.setOut(report);
        }
    }

    private int audit() {
        try (ConfigurableApplicationContext context = started(Map.of(), Optional.empty())) {
            Audit.Report found = context.getBean(Audit.class).run();
            if (found.blocks() == 0 && found.isClean()) {
                return noBlocks();
            }
            report.printf(
                    "Checked %d blocks, %d records, %d results.%n", found.blocks(), found.records(), found.results());
            found.findings().forEach(finding -> report.printf("FOUND %s%n", finding));
            report.println(
                    found.isClean()
                            ? "Everything is as it was stored."
                            : "%d findings. Stop trading, keep the database as it is, and read docs/guides/operate.md."
                                    .formatted(found.findings().size()));
            return found.isClean() ? CLEAN : FINDINGS;
        }
    }

    private int replay() {
        try (ConfigurableApplicationContext original = started(Map.of(), Optional.empty())) {
            JdbcConnectionDetails details = original.getBean(JdbcConnectionDetails.class);
            ReplaySource source = new ReplaySource(
                    details.getJdbcUrl(),
                    Optional.ofNullable(details.getUsername()).orElse(""),
                    Optional.ofNullable(details.getPassword()).orElse(""));
            Optional<SideDatabases> beside =
                    original.getBeanProvider(SideDatabases.class).stream().findFirst();
            if (beside.isEmpty()) {
                return replay(source, new SideDatabases.Address(into(), source.username(), source.password()));
            }
            try {
                return replay(source, beside.get().fresh(REPLAY_DATABASE));
            } finally {
                beside.get().drop(REPLAY_DATABASE);
            }
        }
    }

    private int replay(ReplaySource source, SideDatabases.Address into) {
        Map<String, Object> settings = Map.of(
                "spring.datasource.url", into.url(),
                "spring.datasource.username", into.username(),
                "spring.datasource.password", into.password());
        try (ConfigurableApplicationContext context = started(settings, Optional.of(source))) {
            Replay.Report made = context.getBean(Replay.class).run(System.err::println);
            file(made);
            if (made.blocks() == 0 && made.difference().isEmpty()) {
                return noBlocks();
            }
            report.printf("Executed %d blocks anew, compared %d rows.%n", made.blocks(), made.rows());
            made.difference().ifPresent(difference -> report.printf("FOUND %s%n", difference));
            report.println(
                    made.difference().isEmpty()
                            ? "The chains give exactly what the database holds."
                            : "That is the first difference; read docs/guides/operate.md.");
            return made.difference().isEmpty() ? CLEAN : FINDINGS;
        }
    }

    private void file(Replay.Report made) {
        value(REPORT).map(Path::of).ifPresent(file -> {
            try {
                ReplayReports.write(made, file);
            } catch (IOException e) {
                throw new UncheckedIOException("the report cannot be written to " + file, e);
            }
        });
    }

    private static int noBlocks() {
        System.err.println("wattle: this database holds no block; name the instance's,"
                + " --wattle.database.directory=… or --spring.datasource.url=…");
        return CANNOT_RUN;
    }

    private Optional<String> value(String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    private String into() {
        return value(INTO)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "your own PostgreSQL server is used: name an empty database on it, --into=jdbc:postgresql://…"));
    }

    private ConfigurableApplicationContext started(Map<String, Object> settings, Optional<ReplaySource> source) {
        Map<String, Object> all = new java.util.HashMap<>(SETTINGS);
        all.putAll(settings);
        ApplicationContextInitializer<ConfigurableApplicationContext> initializer = context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("operator-command", all));
            source.ifPresent(found -> context.getBeanFactory().registerSingleton("replaySource", found));
        };
        List<String> others = new ArrayList<>(List.of("--logging.level.root=warn"));
        others.addAll(arguments);
        others.removeIf(argument -> argument.startsWith(INTO) || argument.startsWith(REPORT));
        return new SpringApplicationBuilder(WattleApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(initializer)
                .run(others.toArray(String[]::new));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof DatabaseUnavailableException)) {
            root = root.getCause();
        }
        return root;
    }
}
