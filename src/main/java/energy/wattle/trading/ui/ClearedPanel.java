package energy.wattle.trading.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.shell.Chart;
import energy.wattle.shell.DownloadLink;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.WorkbenchOutcome.Cleared;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One interval of a cleared file: the answer in a sentence, its figures, the ladder, the tables. */
class ClearedPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient ClearingWords words = new ClearingWords(this, getLocale());
    private final ComboBox<String> intervals = new ComboBox<>();
    private final Paragraph file = new Paragraph();
    private final Paragraph unknownInterval = new Paragraph();
    private final Paragraph answer = new Paragraph();
    private final Div first = new Div(answer, file, unknownInterval);
    private final Figures figures = new Figures(words);
    private final Chart ladder = new Chart();
    private final transient LadderPicture picture = new LadderPicture(words);
    private final ClearedTables tables = new ClearedTables(words);
    private transient @Nullable Cleared orders;

    ClearedPanel(Consumer<String> choose) {
        addClassName("workbench-cleared");
        answer.addClassName("workbench-answer");
        answer.getElement().setAttribute("aria-live", "polite");
        file.addClassName("workbench-file");
        unknownInterval.setVisible(false);
        intervals.setLabel(words.of("interval"));
        intervals.setAllowCustomValue(false);
        intervals.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose.accept(event.getValue());
            }
        });
        Anchor download = DownloadLink.csv("TRADES.csv", this::tradesCsv, words.of("trades.download"));
        Div choice = new Div(intervals, download);
        choice.addClassName("workbench-choice");
        add(choice, figures, picture(), tables);
        hide();
    }

    /** The answer in a sentence and what it is about, which the page puts first. */
    Div answer() {
        return first;
    }

    void hide() {
        first.setVisible(false);
        setVisible(false);
    }

    private Section picture() {
        Section section = new Section(
                new H2(words.of("ladder")),
                ladder,
                new Paragraph(words.of("ladder.about", ClearingWorkbench.MAXIMUM_BARS)));
        section.addClassName("workbench-section");
        return section;
    }

    /**
     * Shows an interval of a file.
     *
     * @param label the interval as the address names it; the first one without it, or if the file has no such interval
     */
    void show(Cleared cleared, Optional<String> label) {
        Optional<ClearedInterval> chosen = label.flatMap(wanted -> cleared.intervals().stream()
                .filter(interval -> interval.label().equals(wanted))
                .findFirst());
        ClearedInterval interval = chosen.orElse(cleared.intervals().getFirst());
        showFile(cleared);
        unknownInterval.setVisible(label.isPresent() && chosen.isEmpty());
        unknownInterval.setText(words.of("interval.unknown", label.orElse(""), interval.label()));
        intervals.setValue(interval.label());
        answer.setText(words.answer(interval));
        figures.show(interval.totals(), interval.result());
        ladder.show(picture.of(interval), words.description(interval));
        tables.show(interval);
        first.setVisible(true);
        setVisible(true);
    }

    private void showFile(Cleared cleared) {
        orders = cleared;
        List<String> labels =
                cleared.intervals().stream().map(ClearedInterval::label).toList();
        file.setText(words.of("file", cleared.fileName(), labels.size()));
        intervals.setItems(labels);
        intervals.setVisible(labels.size() > 1);
    }

    private String tradesCsv() {
        return orders == null ? "" : orders.tradesCsv();
    }
}
