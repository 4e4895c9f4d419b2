package energy.wattle.settlement.wire;

import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object of texts, numbers and lists of such objects. Each field keeps the line it stands on, which no object
 * mapper does, so that a fault can name it.
 */
final class JsonFields {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private record Text(long line, String text) {}

    private final String file;
    private final long line;
    private final Faults faults;
    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, List<JsonFields>> lists = new HashMap<>();

    private JsonFields(String file, long line, Faults faults) {
        this.file = file;
        this.line = line;
        this.faults = faults;
    }

    /**
     * Reads a file that holds one object; what is wrong with its form goes to {@code faults}.
     *
     * @param names the fields it may have
     * @param elementNames the fields that objects in its lists may have
     */
    static JsonFields read(Path file, Set<String> names, Set<String> elementNames, Faults faults) throws IOException {
        JsonFields fields = new JsonFields(file.toString(), 1, faults);
        try (InputStream input = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                fields.refuse("file", Problem.of("settlement.json.object"));
                return fields;
            }
            fields.readObject(parser, names, elementNames);
            if (parser.nextToken() != null) {
                fields.refuse("file", Problem.of("settlement.json.rest"));
            }
        } catch (StreamReadException e) {
            long at = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add(new Fault(
                    fields.file, at, "file", "", Problem.of("settlement.json.malformed", e.getOriginalMessage())));
        }
        return fields;
    }

    boolean has(String name) {
        return texts.containsKey(name) || lists.containsKey(name);
    }

    /**
     * A field that must be there, as a value.
     *
     * @param parser throws {@link ProblemException}
     * @return null if it is missing or refused, which is then told as a fault
     */
    <T> @Nullable T required(String name, Function<String, T> parser) {
        if (!texts.containsKey(name)) {
            refuse(name, Problem.of("settlement.json.missing", name));
            return null;
        }
        return parsed(name, parser);
    }

    /**
     * A field that may be left out, as a value.
     *
     * @param parser throws {@link ProblemException}
     * @param absent stands in for a field that is left out, and for one that is refused, which is told as a fault
     */
    <T> T optional(String name, Function<String, T> parser, T absent) {
        T value = texts.containsKey(name) ? parsed(name, parser) : null;
        return value == null ? absent : value;
    }

    /** The objects of a list that must be there. */
    List<JsonFields> list(String name) {
        if (!lists.containsKey(name)) {
            refuse(name, Problem.of("settlement.json.list"));
        }
        return lists.getOrDefault(name, List.of());
    }

    /** Tells a fault of a field, on its line, or on the object's if it is not there. */
    void refuse(String name, Problem problem) {
        Text text = texts.getOrDefault(name, new Text(line, ""));
        faults.add(new Fault(file, text.line(), name, text.text(), problem));
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser) {
        try {
            return parser.apply(texts.getOrDefault(name, new Text(line, "")).text());
        } catch (ProblemException e) {
            refuse(name, e.problem());
            return null;
        }
    }

    private void readObject(JsonParser parser, Set<String> names, Set<String> elementNames) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            long at = parser.currentTokenLocation().getLineNr();
            JsonToken token = parser.nextToken();
            if (!names.contains(name)) {
                faults.add(new Fault(file, at, name, "", Problem.of("settlement.json.unknown", sorted(names))));
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY && !elementNames.isEmpty()) {
                lists.put(name, readList(parser, name, elementNames));
            } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                texts.put(name, new Text(at, parser.getString()));
            } else {
                faults.add(new Fault(file, at, name, parser.getString(), Problem.of("settlement.json.text")));
                parser.skipChildren();
            }
        }
    }

    private List<JsonFields> readList(JsonParser parser, String name, Set<String> elementNames) {
        List<JsonFields> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long at = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                JsonFields element = new JsonFields(file, at, faults);
                element.readObject(parser, elementNames, Set.of());
                elements.add(element);
            } else {
                faults.add(new Fault(file, at, name, parser.getString(), Problem.of("settlement.json.element")));
                parser.skipChildren();
            }
        }
        return elements;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
