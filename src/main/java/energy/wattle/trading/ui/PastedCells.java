package energy.wattle.trading.ui;

import energy.wattle.trading.TypedOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A block of cells from a spreadsheet: rows in lines, cells between tabs. The upper left one belongs where the cursor
 * was.
 */
record PastedCells(List<List<String>> rows) {

    private static final Map<String, String> WORDS = Map.of(
            "sell", "SELL",
            "buy", "BUY",
            "卖", "SELL",
            "买", "BUY",
            "renewable", "RENEWABLE",
            "conventional", "CONVENTIONAL",
            "可再生", "RENEWABLE",
            "常规", "CONVENTIONAL");

    static PastedCells of(String text) {
        return new PastedCells(text.stripTrailing()
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList());
    }

    /** The rows' orders with these cells in them, from a row and a field on; what has no place is left out. */
    List<TypedOrder> into(List<TypedOrder> orders, int row, TypedOrder.Field from) {
        List<TypedOrder> changed = new ArrayList<>(orders);
        for (int i = 0; i < rows.size() && row + i < changed.size(); i++) {
            TypedOrder order = changed.get(row + i);
            List<String> cells = rows.get(i);
            Iterator<TypedOrder.Field> fields =
                    EnumSet.range(from, TypedOrder.Field.PRICE).iterator();
            for (int j = 0; j < cells.size() && fields.hasNext(); j++) {
                order = order.with(fields.next(), word(cells.get(j)));
            }
            changed.set(row + i, order);
        }
        return changed;
    }

    private static String word(String cell) {
        String text = cell.strip();
        return WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
    }
}
