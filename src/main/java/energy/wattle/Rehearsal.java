package energy.wattle;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Starts an instance in a folder of its own, asks it for its first page, and ends it in order. The launcher lets the
 * JVM watch this once after a build and keep what it has loaded, so that later starts are quick.
 */
final class Rehearsal {

    static final String NAME = "rehearse";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What a browser asks for, in this order: the document, then its first view. */
    private static final List<String> PAGES = List.of("login", "login?v-r=init&location=login&query=");

    private Rehearsal() {}

    /**
     * @param arguments Spring's; they give way to what keeps the rehearsal apart from any instance
     * @return exit status: 0, or 1 when the pages did not come
     */
    static int run(Stream<String> arguments) {
        try {
            Path folder = Files.createTempDirectory("wattle-rehearsal");
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(WattleApplication.class)
                    .run(Stream.concat(arguments, apart(folder)).toArray(String[]::new))) {
                return visit(context.getEnvironment().getRequiredProperty("local.server.port"));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            System.err.println("wattle rehearse: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Neither a database nor a secret nor a port of an instance, whatever is configured on this machine. */
    private static Stream<String> apart(Path folder) {
        return Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.ssl.enabled=false",
                "--spring.datasource.url=",
                "--wattle.database.directory=" + folder.resolve("postgresql"),
                "--wattle.database.port=0",
                "--wattle.database.attach=false",
                "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
    }

    private static int visit(String port) throws IOException, InterruptedException {
        int status = 0;
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            for (String page : PAGES) {
                URI address = URI.create("http://127.0.0.1:%s/%s".formatted(port, page));
                HttpResponse<Void> answer = browser.send(
                        HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() != 200) {
                    System.err.printf("wattle rehearse: %s answers %d%n", address, answer.statusCode());
                    status = 1;
                }
            }
        }
        return status;
    }
}
