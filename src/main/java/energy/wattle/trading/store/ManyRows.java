package energy.wattle.trading.store;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/** Inserts any number of rows by one statement with one array per column: several times as fast as row by row. */
final class ManyRows {

    private ManyRows() {}

    /** @param rows of one table, none of whose columns is an array */
    static <R extends TableRecord<R>> void insert(DSLContext sql, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Field<?>[] columns = rows.getFirst().fields();
        List<QueryPart> arrays = new ArrayList<>();
        for (Field<?> column : columns) {
            Object array = Array.newInstance(column.getType(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Array.set(array, i, rows.get(i).get(column));
            }
            arrays.add(DSL.val(array, column.getDataType().getArrayDataType()));
        }
        sql.query(
                        "insert into {0} ({1}) select * from unnest({2})",
                        rows.getFirst().getTable(),
                        DSL.list(List.of(columns).stream()
                                .map(Field::getUnqualifiedName)
                                .toList()),
                        DSL.list(arrays))
                .execute();
    }
}
