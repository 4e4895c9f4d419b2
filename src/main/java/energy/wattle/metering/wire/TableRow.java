package energy.wattle.metering.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.Fault;
import energy.wattle.units.Problem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a table, however it came. */
public interface TableRow {

    /** The line that it begins on, from 1. */
    long line();

    /**
     * The field as a value, or null if the parser refuses it; the refusal is then told as a fault.
     *
     * @param parser throws {@link energy.wattle.units.ProblemException}
     */
    <T> @Nullable T value(String column, Function<String, T> parser);

    /** Tells a fault of this row while the table is read. */
    void refuse(String column, Problem problem);

    /** A fault of this row, found once the table was read. */
    Fault fault(String column, String value, Problem problem);

    /** A row of a CSV table. */
    static TableRow of(String table, CsvRow row) {
        return new TableRow() {

            @Override
            public long line() {
                return row.line();
            }

            @Override
            public <T> @Nullable T value(String column, Function<String, T> parser) {
                return row.value(column, parser);
            }

            @Override
            public void refuse(String column, Problem problem) {
                row.refuse(column, problem);
            }

            @Override
            public Fault fault(String column, String value, Problem problem) {
                return new Fault(table, row.line(), column, value, problem);
            }
        };
    }
}
