package energy.wattle.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import energy.wattle.shell.ChartModel.Axis;
import energy.wattle.shell.ChartModel.Scale;
import energy.wattle.shell.ChartModel.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart with its title, and the same values as a table for whoever prefers to read them. */
public final class ChartPanel extends Section {

    private static final long serialVersionUID = 1;

    private final Chart chart = new Chart();
    private final Div values = new Div();
    private final EmptyState nothing;
    private final Button toggle = new Button();
    private final String title;
    private @Nullable DataTable<ChartValues.Row> table;
    private transient List<String> columns = List.of();
    private boolean isTable;

    /** @param empty what stands there while the chart has nothing to show, as a sentence */
    public ChartPanel(String title, String empty) {
        this.title = title;
        nothing = new EmptyState(empty);
        addClassName("wattle-chart-panel");
        toggle.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        toggle.addClickListener(click -> turn(!isTable));
        Div head = new Div(new H2(title), toggle);
        head.addClassName("wattle-chart-head");
        add(head, chart, values, nothing);
        turn(false);
    }

    /**
     * Draws a model in place of what was there. The reader's choice of picture or table stays.
     *
     * @param description what the chart shows, in a sentence, for those who do not see it
     */
    public void show(ChartModel model, String description) {
        chart.show(model, description);
        turn(isTable);
    }

    /** Whether the values stand there as a table. */
    public boolean isTable() {
        return isTable;
    }

    /** Shows the picture or the table. */
    public void turn(boolean toTable) {
        isTable = toTable;
        // A grid that nobody reads would be kept for each open page.
        chart.model().filter(model -> isTable).ifPresent(this::tabulate);
        boolean isEmpty = chart.model().stream()
                .allMatch(model -> model.series().stream()
                        .allMatch(series -> series.steps().isEmpty()));
        chart.setVisible(!isTable && !isEmpty);
        values.setVisible(isTable && !isEmpty);
        nothing.setVisible(isEmpty);
        toggle.setVisible(!isEmpty);
        toggle.setText(getTranslation(isTable ? "shell.chart.picture" : "shell.chart.table"));
    }

    private void tabulate(ChartModel model) {
        List<String> names = model.series().stream().map(Series::name).toList();
        DataTable<ChartValues.Row> shown = table;
        if (shown == null || !columns.equals(names)) {
            columns = names;
            shown = tableOf(model);
            table = shown;
            values.removeAll();
            values.add(shown);
        }
        shown.show(ChartValues.of(model));
    }

    private DataTable<ChartValues.Row> tableOf(ChartModel model) {
        DataTable<ChartValues.Row> created = new DataTable<ChartValues.Row>(title, getTranslation("shell.chart.none"))
                .text(model.x().titleWithUnit(), row -> written(model.x(), row.from()));
        for (int column = 0; column < model.series().size(); column++) {
            int place = column;
            String name = getTranslation(
                    "shell.chart.column", columns.get(column), model.y().unit());
            created.number(
                    name,
                    row -> row.values()
                            .get(place)
                            .map(value -> written(model.y(), value))
                            .orElse("–"));
        }
        return created;
    }

    private String written(Axis axis, long value) {
        Formats formats = Formats.in(getLocale());
        return axis.scale() == Scale.TIME
                ? formats.minute(Instant.ofEpochMilli(value).atZone(ZoneId.of(axis.zone())))
                : formats.amount(value, axis.decimals());
    }
}
