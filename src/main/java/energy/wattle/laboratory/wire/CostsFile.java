package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.network.Costs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The costs file: JSON with {@code sign_ns}, {@code verify_ns}, {@code hash_ns_per_kib}, {@code execute_ns},
 * {@code store_ns}.
 */
public final class CostsFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SHIPPED = "/laboratory/costs.json";

    private CostsFile() {}

    /** Those that come with the artifact. */
    public static Costs shipped() {
        try (InputStream input = Objects.requireNonNull(CostsFile.class.getResourceAsStream(SHIPPED))) {
            return read(input.readAllBytes(), "costs.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read or is no costs file, in words */
    static Costs read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Costs read(byte[] content, String name) {
        try {
            JsonNode tree = JSON.readTree(content);
            return new Costs(
                    number(tree, "sign_ns", name),
                    number(tree, "verify_ns", name),
                    number(tree, "hash_ns_per_kib", name),
                    number(tree, "execute_ns", name),
                    number(tree, "store_ns", name));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is not JSON: %s".formatted(name, e.getOriginalMessage()), e);
        }
    }

    private static long number(JsonNode tree, String field, String file) {
        JsonNode value = tree.get(field);
        if (value == null || !value.canConvertToLong()) {
            throw new IllegalArgumentException("%s: %s is missing, or no whole number".formatted(file, field));
        }
        return value.asLong();
    }

    static void write(Path file, Costs costs, String machine) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("machine", machine);
        content.put("sign_ns", costs.sign());
        content.put("verify_ns", costs.verify());
        content.put("hash_ns_per_kib", costs.hash());
        content.put("execute_ns", costs.execute());
        content.put("store_ns", costs.store());
        Files.writeString(
                file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n", StandardCharsets.UTF_8);
    }
}
