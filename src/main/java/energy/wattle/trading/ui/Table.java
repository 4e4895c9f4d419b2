package energy.wattle.trading.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;

/**
 * A table of any length: the browser holds only the rows in sight, and scrolls inside the table when the page is
 * narrow.
 */
final class Table<T> {

    private static final int SHORT = 12;

    private final Grid<T> grid = new Grid<>();

    Table(String label) {
        grid.getElement().setAttribute("aria-label", label);
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addClassName("workbench-table");
    }

    Table<T> text(String header, ValueProvider<T, String> value) {
        column(header, value);
        return this;
    }

    /** A text that needs room and breaks into lines. */
    Table<T> wide(String header, ValueProvider<T, String> value) {
        column(header, value).setAutoWidth(false).setWidth("24rem").setFlexGrow(4);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        return this;
    }

    Table<T> number(String header, ValueProvider<T, String> value) {
        column(header, value).setTextAlign(ColumnTextAlign.END);
        return this;
    }

    /** Replaces the rows; a short table is as high as its rows. */
    void show(List<T> rows) {
        grid.setItems(rows);
        grid.setAllRowsVisible(rows.size() <= SHORT);
    }

    Grid<T> grid() {
        return grid;
    }

    private Grid.Column<T> column(String header, ValueProvider<T, String> value) {
        return grid.addColumn(value)
                .setHeader(header)
                .setAutoWidth(true)
                .setFlexGrow(1)
                .setResizable(true);
    }
}
