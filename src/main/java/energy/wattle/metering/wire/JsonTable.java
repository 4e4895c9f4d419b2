package energy.wattle.metering.wire;

import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A table as JSON: an array of objects whose fields are the columns, each text or a number. Rows keep their lines,
 * which no object mapper does, so that a fault can name them.
 *
 * @param name that faults carry
 */
record JsonTable(String name, List<String> columns) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What Jackson adds to its messages about where it was reading. */
    private static final String SOURCE = " [Source:";

    private static final String WHOLE = "table";

    /** Hands over every row that has all columns; what is wrong with the others, and with the form, goes to faults. */
    void read(byte[] content, Faults faults, Consumer<TableRow> rows) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                faults.add(new Fault(name, 1, WHOLE, "", Problem.of("metering.json.array")));
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY && !faults.isFull()) {
                readElement(parser, faults, rows);
            }
            if (!faults.isFull() && parser.nextToken() != null) {
                faults.add(new Fault(name, line(parser), WHOLE, "", Problem.of("metering.json.rest")));
            }
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = String.valueOf(e.getOriginalMessage());
            int source = message.indexOf(SOURCE);
            String reason = source < 0 ? message : message.substring(0, source);
            faults.add(new Fault(name, at, WHOLE, "", Problem.of("metering.json.malformed", reason)));
        }
    }

    private void readElement(JsonParser parser, Faults faults, Consumer<TableRow> rows) {
        long at = line(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            faults.add(new Fault(name, at, "row", text(parser), Problem.of("metering.json.object")));
            parser.skipChildren();
            return;
        }
        Map<String, String> fields = new HashMap<>();
        boolean isRight = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            Problem problem = problem(field, token);
            if (problem == null) {
                fields.put(field, parser.getString());
            } else {
                faults.add(new Fault(name, line(parser), field, text(parser), problem));
                parser.skipChildren();
                isRight = false;
            }
        }
        for (String column : columns) {
            if (isRight && !fields.containsKey(column)) {
                faults.add(new Fault(name, at, column, "", Problem.of("metering.json.missing", expected())));
                isRight = false;
            }
        }
        if (isRight) {
            rows.accept(new JsonRow(name, at, fields, faults));
        }
    }

    private @Nullable Problem problem(String field, JsonToken token) {
        if (!columns.contains(field)) {
            return Problem.of("metering.json.unknown", expected());
        }
        return token == JsonToken.VALUE_STRING || token.isNumeric() ? null : Problem.of("metering.json.text");
    }

    private String expected() {
        return String.join(", ", columns);
    }

    private static String text(JsonParser parser) {
        return String.valueOf(parser.getString());
    }

    private static long line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** One object of the array. */
    private record JsonRow(String name, long line, Map<String, String> fields, Faults faults) implements TableRow {

        @Override
        public <T> @Nullable T value(String column, Function<String, T> parser) {
            try {
                return parser.apply(fields.getOrDefault(column, ""));
            } catch (ProblemException e) {
                refuse(column, e.problem());
                return null;
            }
        }

        @Override
        public void refuse(String column, Problem problem) {
            faults.add(fault(column, fields.getOrDefault(column, ""), problem));
        }

        @Override
        public Fault fault(String column, String value, Problem problem) {
            return new Fault(name, line, column, value, problem);
        }
    }
}
