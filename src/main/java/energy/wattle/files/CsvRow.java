package energy.wattle.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a {@link CsvTable}, its fields named by the columns. */
public final class CsvRow {

    static final Problem NOT_UTF8 = Problem.of("files.utf8");

    private static final char REPLACEMENT = '\uFFFD';

    private final CsvTable table;
    private final List<Integer> positions;
    private final CsvRecord fields;
    private final Faults faults;

    CsvRow(CsvTable table, List<Integer> positions, CsvRecord fields, Faults faults) {
        this.table = table;
        this.positions = positions;
        this.fields = fields;
        this.faults = faults;
    }

    /** The line the row starts on, from 1. */
    public long line() {
        return fields.getStartingLineNumber();
    }

    public String text(String column) {
        return fields.getField(positions.get(table.columns().indexOf(column)));
    }

    /**
     * The field as a value, or null if the parser refuses it; the refusal is then told as a fault.
     *
     * @param parser throws {@link ProblemException}
     */
    public <T> @Nullable T value(String column, Function<String, T> parser) {
        String text = text(column);
        if (isNotUtf8(text)) {
            refuse(column, NOT_UTF8);
            return null;
        }
        try {
            return parser.apply(text);
        } catch (ProblemException e) {
            refuse(column, e.problem());
            return null;
        }
    }

    /** Tells a fault of this row. */
    public void refuse(String column, Problem problem) {
        faults.add(new Fault(table.file(), line(), column, text(column), problem));
    }

    static boolean isNotUtf8(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
