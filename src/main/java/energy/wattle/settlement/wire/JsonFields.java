package energy.wattle.settlement.wire;

import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.InputFile;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object of texts, numbers and lists of such objects. Each field keeps the line it stands on, which no object
 * mapper does, so that a fault can name it.
 */
final class JsonFields {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What Jackson adds to its messages about where it was reading. */
    private static final String SOURCE = " [Source:";

    /**
     * The fields that an object may have.
     *
     * @param texts those that are text or a number
     * @param lists those that are lists, and of what
     */
    record Shape(Set<String> texts, Map<String, Shape> lists) {}

    /** A field as it was read; a wrong one was told when it was. */
    private sealed interface Field {

        long line();

        record Text(long line, String text) implements Field {}

        record Objects(long line, List<JsonFields> elements) implements Field {}

        record Wrong(long line) implements Field {}
    }

    private final String file;
    private final long line;
    private final Faults faults;
    private final Map<String, Field> fields = new HashMap<>();

    private JsonFields(String file, long line, Faults faults) {
        this.file = file;
        this.line = line;
        this.faults = faults;
    }

    /**
     * Reads a file that holds one object; what is wrong with its form goes to {@code faults}.
     *
     * @return empty if the file is no JSON object
     */
    static Optional<JsonFields> read(Path file, Shape shape, Faults faults) {
        JsonFields fields = new JsonFields(file.toString(), 1, faults);
        boolean isObject = InputFile.read(file, faults, input -> fields.readFile(input, shape));
        return isObject ? Optional.of(fields) : Optional.empty();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * A field that must be there, as a value.
     *
     * @param parser throws {@link ProblemException}
     * @return null if it is missing or refused, which is then told as a fault
     */
    <T> @Nullable T required(String name, Function<String, T> parser) {
        if (!has(name)) {
            refuse(name, Problem.of("settlement.json.missing", name));
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
        T value = parsed(name, parser);
        return value == null ? absent : value;
    }

    /** The objects of a list that must be there. */
    List<JsonFields> list(String name) {
        if (!has(name)) {
            refuse(name, Problem.of("settlement.json.list"));
        }
        return fields.get(name) instanceof Field.Objects objects ? objects.elements() : List.of();
    }

    /** Tells a fault of a field, on its line, or on the object's if it is not there. */
    void refuse(String name, Problem problem) {
        Field field = fields.get(name);
        String text = field instanceof Field.Text given ? given.text() : "";
        faults.add(new Fault(file, field == null ? line : field.line(), name, text, problem));
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser) {
        if (fields.get(name) instanceof Field.Text given) {
            try {
                return parser.apply(given.text());
            } catch (ProblemException e) {
                refuse(name, e.problem());
            }
        }
        return null;
    }

    private boolean readFile(InputStream input, Shape shape) throws IOException {
        // Unbuffered as it comes: Jackson tells a failure to read with an exception of its own.
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), input.readAllBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                refuse("file", Problem.of("settlement.json.object"));
                return false;
            }
            readObject(parser, shape);
            if (parser.nextToken() != null) {
                refuse("file", Problem.of("settlement.json.rest"));
            }
            return true;
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = String.valueOf(e.getOriginalMessage());
            int source = message.indexOf(SOURCE);
            Problem problem =
                    Problem.of("settlement.json.malformed", source < 0 ? message : message.substring(0, source));
            faults.add(new Fault(file, at, "file", "", problem));
            return false;
        }
    }

    private void readObject(JsonParser parser, Shape shape) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            long at = parser.currentTokenLocation().getLineNr();
            JsonToken token = parser.nextToken();
            Shape elements = shape.lists().get(name);
            if (elements != null && token == JsonToken.START_ARRAY) {
                fields.put(name, new Field.Objects(at, readList(parser, name, elements)));
            } else if (elements != null) {
                fields.put(name, wrong(parser, at, name, Problem.of("settlement.json.list")));
            } else if (!shape.texts().contains(name)) {
                wrong(parser, at, name, Problem.of("settlement.json.unknown", names(shape)));
            } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                fields.put(name, new Field.Text(at, parser.getString()));
            } else {
                fields.put(name, wrong(parser, at, name, Problem.of("settlement.json.text")));
            }
        }
    }

    private List<JsonFields> readList(JsonParser parser, String name, Shape shape) {
        List<JsonFields> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long at = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                JsonFields element = new JsonFields(file, at, faults);
                element.readObject(parser, shape);
                elements.add(element);
            } else {
                wrong(parser, at, name, Problem.of("settlement.json.element"));
            }
        }
        return elements;
    }

    private Field wrong(JsonParser parser, long at, String name, Problem problem) {
        faults.add(new Fault(file, at, name, parser.getString(), problem));
        parser.skipChildren();
        return new Field.Wrong(at);
    }

    private static String names(Shape shape) {
        Set<String> names = new TreeSet<>(shape.texts());
        names.addAll(shape.lists().keySet());
        return String.join(", ", names);
    }
}
