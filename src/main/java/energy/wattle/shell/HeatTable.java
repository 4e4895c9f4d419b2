package energy.wattle.shell;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * A matrix of values, each with its text and a shade that says how large it is among the others. A plain HTML table, so
 * that screen readers tell row and column of a cell; wide ones scroll inside the page.
 */
public final class HeatTable extends Div {

    private static final long serialVersionUID = 1;

    /** Shades from the smallest values to the largest. */
    public static final int SHADES = 6;

    /**
     * A cell.
     *
     * @param text what stands there, in few characters
     * @param shade 1 to {@link #SHADES}, 0 for none
     * @param about what it says in full, for whoever points at it
     */
    public record Cell(String text, int shade, String about) {

        public Cell {
            if (shade < 0 || shade > SHADES) {
                throw new IllegalArgumentException("there is no shade %d".formatted(shade));
            }
        }
    }

    /** One row with its name. */
    public record Row(String name, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    private final String label;

    /** @param label what the table has, for those who do not see it */
    public HeatTable(String label) {
        this.label = label;
        addClassName("wattle-heat");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
    }

    /** @param corner what the names of the rows are */
    public void show(String corner, List<String> columns, List<Row> rows) {
        StringBuilder html = new StringBuilder("<table><caption>");
        html.append(HtmlUtils.htmlEscape(label)).append("</caption><thead><tr>");
        heading(html, "col", corner);
        columns.forEach(column -> heading(html, "col", column));
        html.append("</tr></thead><tbody>");
        for (Row row : rows) {
            html.append("<tr>");
            heading(html, "row", row.name());
            row.cells().forEach(cell -> cell(html, cell));
            html.append("</tr>");
        }
        removeAll();
        add(new Html(html.append("</tbody></table>").toString()));
    }

    private static void heading(StringBuilder html, String scope, String text) {
        html.append("<th scope=\"")
                .append(scope)
                .append("\"><span>")
                .append(HtmlUtils.htmlEscape(text))
                .append("</span></th>");
    }

    private static void cell(StringBuilder html, Cell cell) {
        html.append("<td class=\"wattle-heat-")
                .append(cell.shade())
                .append("\" title=\"")
                .append(HtmlUtils.htmlEscape(cell.about()))
                .append("\">")
                .append(HtmlUtils.htmlEscape(cell.text()))
                .append("</td>");
    }
}
