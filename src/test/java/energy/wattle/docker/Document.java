package energy.wattle.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document of a YAML file in {@code docker/}, its anchors resolved, read by paths such as {@code spec.replicas}.
 */
record Document(Map<?, ?> content) {

    static final Path FOLDER = Path.of("docker");

    static List<Document> allOf(String file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options))
                                .loadAll(text(file))
                                .spliterator(),
                        false)
                .map(Document::of)
                .toList();
    }

    static Document only(String file) {
        return allOf(file).getFirst();
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document of(@Nullable Object value) {
        return new Document(value instanceof Map<?, ?> map ? map : Map.of());
    }

    /** The value, or an empty text where there is none. */
    Object at(String path) {
        @Nullable Object value = content;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value == null ? "" : value;
    }

    String textAt(String path) {
        return String.valueOf(at(path));
    }

    /** What is below a path, by name. */
    Document below(String path) {
        return of(at(path));
    }

    Stream<String> names() {
        return content.keySet().stream().map(String::valueOf);
    }

    Stream<Document> each(String path) {
        return at(path) instanceof List<?> list ? list.stream().map(Document::of) : Stream.empty();
    }

    List<String> texts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(content);
    }
}
