package energy.wattle.metering.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * What a meter or a metering operator sends, with its token; none where that is empty.
 *
 * @param port of the server on this machine
 */
record MeterClient(int port) {

    static final String HEADER = "interval_start,participant_id,net_export_kwh\n";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String READINGS = "/api/metering/readings";
    private static final String TYPE = "Content-Type";
    private static final String CSV = "text/csv";

    HttpResponse<String> readings(String token, String... rows) throws IOException, InterruptedException {
        return post(READINGS, token, CSV, HEADER + String.join("", rows));
    }

    HttpResponse<String> readingsIn(String languages, String token, String table)
            throws IOException, InterruptedException {
        return send(request(READINGS, token)
                .header("Accept-Language", languages)
                .header(TYPE, CSV)
                .POST(BodyPublishers.ofString(table)));
    }

    HttpResponse<String> postWithKey(String token, String key, String table) throws IOException, InterruptedException {
        return send(request(READINGS, token)
                .header("Idempotency-Key", key)
                .header(TYPE, CSV)
                .POST(BodyPublishers.ofString(table)));
    }

    HttpResponse<String> post(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return send(request(path, token).header(TYPE, type).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postBytes(String path, String token, String type, byte[] body)
            throws IOException, InterruptedException {
        return send(request(path, token).header(TYPE, type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
