package energy.wattle.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart in the page's colours. It is a picture: whoever shows one puts a table with the same values beside it.
 *
 * <p>Drawn by {@code frontend/chart/wattle-chart.ts} with Apache ECharts; nothing is fetched from elsewhere.
 */
@Tag("wattle-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./chart/wattle-chart.ts")
public final class Chart extends Component implements HasSize, HasStyle {

    private transient @Nullable ChartModel model;

    /**
     * Draws a model in place of what was there. The same again costs nothing, and marks that move cost little.
     *
     * @param description what the chart shows, in a sentence, for those who do not see it
     */
    public void show(ChartModel shown, String description) {
        getElement().setProperty("language", getLocale().toLanguageTag()).setProperty("description", description);
        ChartModel before = model;
        model = shown;
        // Marks move with market time, far more often than there is something new to draw.
        if (before == null || !shown.plot().equals(before.plot())) {
            getElement().setPropertyBean("plot", shown.plot());
        }
        if (before == null || !shown.marks().equals(before.marks())) {
            getElement().setPropertyList("marks", shown.marks());
        }
    }

    /** What is drawn; empty before the first {@link #show}. */
    public Optional<ChartModel> model() {
        return Optional.ofNullable(model);
    }
}
