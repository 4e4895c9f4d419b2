package energy.wattle.trading.wire;

import energy.wattle.files.BadInputException;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnDeclarations.ReadOrders;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a file of orders for one session, as somebody prepared it elsewhere. */
public final class OrderSheetTable {

    private OrderSheetTable() {}

    /** Faults are of file, header, rows and intervals; the other fields are read where they are checked. */
    public static ReadOrders read(String fileName, InputStream content) throws IOException {
        Faults faults = new Faults();
        IntervalColumn intervals = new IntervalColumn();
        List<TypedOrder> orders = new ArrayList<>();
        new CsvTable(fileName, OwnDeclarations.COLUMNS).read(content, faults, row -> {
            Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
            if (orders.size() >= OwnDeclarations.MAXIMUM_LINES) {
                row.refuse(IntervalColumn.NAME, Problem.of("trading.typed.lines", OwnDeclarations.MAXIMUM_LINES));
            } else if (interval != null) {
                orders.add(new TypedOrder(
                        interval,
                        row.text("side").toUpperCase(Locale.ROOT),
                        row.text("source").toUpperCase(Locale.ROOT),
                        row.text("quantity_kwh"),
                        row.text("price")));
            }
        });
        try {
            faults.throwIfAny();
            return new ReadOrders.Read(orders);
        } catch (BadInputException e) {
            return new ReadOrders.Unreadable(e.faults());
        }
    }
}
