package energy.wattle.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A table of any length: the browser holds only the rows in sight, and scrolls inside the table when the page is
 * narrow. A short one is as high as its rows, an empty one says why. What is below the fold is laid out after what is
 * in sight.
 */
@Tag("wattle-table")
@JsModule("./table/wattle-table.ts")
public final class DataTable<T> extends Div {

    private static final long serialVersionUID = 1;

    private static final int SHORT = 12;

    private final Grid<T> grid = new Grid<>();
    private final transient List<T> rows = new ArrayList<>();

    /**
     * @param label what the table has, for those who do not see it
     * @param empty what it says without rows, as a sentence
     */
    public DataTable(String label, String empty) {
        addClassName("wattle-table");
        grid.getElement().setAttribute("aria-label", label);
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateText(empty);
        grid.setItems(new ListDataProvider<>(rows));
        grid.setAllRowsVisible(true);
        add(grid);
    }

    public DataTable<T> text(String header, ValueProvider<T, String> value) {
        column(grid.addColumn(value), header);
        return this;
    }

    /** A text that needs room and breaks into lines. */
    public DataTable<T> wide(String header, ValueProvider<T, String> value) {
        column(grid.addColumn(value), header)
                .setAutoWidth(false)
                .setWidth("min(24rem, 64vw)")
                .setFlexGrow(4);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        return this;
    }

    /** A number as it is written, at the end of its cell so that digits stand below each other. */
    public DataTable<T> number(String header, ValueProvider<T, String> value) {
        column(grid.addColumn(value), header).setTextAlign(ColumnTextAlign.END);
        return this;
    }

    /** A text that opens a page. */
    public DataTable<T> link(String header, ValueProvider<T, String> value, ValueProvider<T, String> path) {
        column(
                grid.addColumn(LitRenderer.<T>of("<a href=${item.path} ?hidden=${!item.text}>${item.text}</a>")
                        .withProperty("path", path)
                        .withProperty("text", value)),
                header);
        return this;
    }

    /** A badge, a button, a menu. Each row in sight costs a component on the server, so prefer text. */
    public DataTable<T> component(String header, SerializableFunction<T, Component> content) {
        column(grid.addComponentColumn(content::apply), header);
        return this;
    }

    /** Lets the reader sort by the column added last. */
    public DataTable<T> sorted(Comparator<T> order) {
        Grid.Column<T> last = grid.getColumns().getLast();
        last.setComparator(order);
        last.setSortable(true);
        return this;
    }

    /**
     * For a table below what fills a screen: at first only its place is sent; it follows when it comes near what is
     * seen, or when the page has been open for a while. Whoever only passes through does not wait for it.
     */
    public DataTable<T> later() {
        grid.setVisible(false);
        getElement().addEventListener("wattle-turn", turn -> come());
        return this;
    }

    /** Its turn, as {@code frontend/table/wattle-table.ts} tells it. */
    void come() {
        grid.setVisible(true);
    }

    /** Replaces the rows; the reader's place and sorting stay. The same rows again cost nothing. */
    public void show(List<T> shown) {
        if (!rows.equals(shown)) {
            rows.clear();
            rows.addAll(shown);
            grid.setAllRowsVisible(rows.size() <= SHORT);
            grid.getDataProvider().refreshAll();
        }
    }

    /** What stands in it, in the order in which it came. */
    public List<T> rows() {
        return List.copyOf(rows);
    }

    /** For what a single page needs beyond this: details of a row, styles of rows. */
    public Grid<T> grid() {
        return grid;
    }

    private Grid.Column<T> column(Grid.Column<T> column, String header) {
        return column.setHeader(header).setAutoWidth(true).setFlexGrow(1).setResizable(true);
    }
}
