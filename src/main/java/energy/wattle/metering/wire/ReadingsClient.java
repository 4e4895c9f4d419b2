package energy.wattle.metering.wire;

import energy.wattle.metering.MeterTables;
import energy.wattle.metering.wire.ImportReadingsCommand.UnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends tables of readings to an instance and understands what it answers. */
final class ReadingsClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The largest table takes an instance seconds. */
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private static final int LONGEST_ANSWER = 1 << 20;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI address;
    private final String token;

    /** @param url of the instance, with or without a slash at its end */
    ReadingsClient(URI url, String token) {
        this.address = URI.create(url.toString().replaceAll("/+$", "") + "/api/metering/readings");
        this.token = token;
    }

    /** What an instance answers. */
    sealed interface Answer {

        record Taken(int taken, int known) implements Answer {}

        record Refused(int status, String detail, List<Wrong> errors) implements Answer {}

        record Wrong(long line, String field, String value, String detail) {}
    }

    /**
     * Sends a file.
     *
     * @throws UnusableException if it cannot be read or is too long, or nothing that we understand is answered
     */
    Answer send(Path file, String type) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .timeout(ANSWER)
                .POST(BodyPublishers.ofByteArray(content(file)))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(response.statusCode(), JSON.readTree(body.readNBytes(LONGEST_ANSWER)));
            }
        } catch (IOException | JacksonException e) {
            throw new UnusableException(
                    "%s: %s does not answer as an instance does (%s); check --url, and send the file again: nothing is doubled"
                            .formatted(file, address, e),
                    e);
        }
    }

    private static Answer answer(int status, JsonNode body) {
        if (status == OK || status == ACCEPTED) {
            return new Answer.Taken(
                    body.path("taken").asInt(), body.path("known").asInt());
        }
        List<Answer.Wrong> errors = StreamSupport.stream(body.path("errors").spliterator(), false)
                .map(error -> new Answer.Wrong(
                        error.path("line").asLong(),
                        error.path("field").asString(),
                        error.path("value").asString(),
                        error.path("detail").asString()))
                .toList();
        return new Answer.Refused(status, body.path("detail").asString(), errors);
    }

    private static byte[] content(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(MeterTables.MAXIMUM_BYTES + 1);
            if (content.length > MeterTables.MAXIMUM_BYTES) {
                throw new UnusableException(
                        "%s: it has more than %d MiB, which is the most at once; split it by interval"
                                .formatted(file, MeterTables.MAXIMUM_MEBIBYTES));
            }
            return content;
        } catch (IOException e) {
            throw new UnusableException("%s: it cannot be read; check the path and the permissions".formatted(file), e);
        }
    }
}
