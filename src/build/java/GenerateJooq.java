import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Build step: applies each module's migrations to a throw-away PostgreSQL and generates its jOOQ classes into
 * {@code energy.wattle.<module>.store.jooq}. Does nothing when the migrations are those of the last run.
 *
 * <p>Arguments: the folder of migrations (one folder per module), the folder for generated sources.
 */
public final class GenerateJooq {

    private GenerateJooq() {}

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Path stamp = output.resolve("migrations.sha256");
        String digest = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        List<String> modules = modules(migrations);
        IO.println("Generating jOOQ classes of " + modules + " from their migrations");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            for (String module : modules) {
                Flyway.configure()
                        .dataSource(server.getPostgresDatabase())
                        .locations("filesystem:" + migrations.resolve(module))
                        .table("flyway_schema_history_" + module)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
                GenerationTool.generate(configuration(server.getJdbcUrl("postgres", "postgres"), module, output));
            }
        }
        Files.createDirectories(output);
        Files.writeString(stamp, digest);
    }

    private static Configuration configuration(String url, String module, Path output) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database().withInputSchema(module).withOutputSchemaToDefault(false))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(true)
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withGlobalCatalogReferences(false))
                        .withTarget(new Target()
                                .withPackageName("energy.wattle." + module + ".store.jooq")
                                .withDirectory(output.toString())
                                .withClean(true)));
    }

    private static List<String> modules(Path migrations) throws IOException {
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String digest(Path migrations) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(migrations)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                try {
                    sha256.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    sha256.update(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
