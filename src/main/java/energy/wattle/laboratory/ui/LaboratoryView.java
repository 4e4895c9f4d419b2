package energy.wattle.laboratory.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import energy.wattle.laboratory.Experiment;
import energy.wattle.laboratory.FigureResult;
import energy.wattle.laboratory.Laboratory;
import energy.wattle.laboratory.StartOutcome;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small sweeps of the figures, their progress, and their plots. The address says which one is looked at. */
@Route("laboratory")
@NeedsCapability(Capability.LABORATORY)
@RolesAllowed({"ADMINISTRATOR", "REGULATOR", "RESEARCHER"})
@Menu(title = "laboratory.menu", order = 60, icon = "vaadin:flask")
@StyleSheet("theme/desks.css")
@StyleSheet("theme/laboratory.css")
class LaboratoryView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String PAPER = "PAPER";
    private static final int PAPERS_FIGURES = 6;

    private final transient Laboratory laboratory;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final HtmlComponent progress = new HtmlComponent("progress");
    private final Button cancel = new Button();
    private final Select<String> figure = new Select<>();
    private final TextField seed = new TextField();
    private final Button start = new Button();
    private final Div results = new Div();
    private final DataTable<Experiment> table;
    private transient @Nullable Long looked;
    private transient @Nullable Long drawn;

    /** What the page shows at once. */
    private record Shown(List<Experiment> all, Optional<Experiment> one, List<FigureResult> results) {}

    LaboratoryView(Laboratory laboratory, Live live) {
        this.laboratory = laboratory;
        addClassNames("desk", "laboratory", getLocale().getLanguage().equals("zh") ? "show-zh" : "show-en");
        table = table();
        progress.getElement().setAttribute("aria-label", getTranslation("laboratory.progress"));
        cancel.setText(getTranslation("laboratory.cancel"));
        cancel.addClickListener(click -> cancel());
        add(
                new H1(getTranslation("laboratory.title")),
                answer,
                progress,
                cancel,
                new Paragraph(getTranslation("laboratory.about")),
                form(),
                results,
                new H2(getTranslation("laboratory.earlier")),
                table);
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        looked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("experiment")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        following.refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("laboratory.title"));
    }

    private Div form() {
        figure.setLabel(getTranslation("laboratory.choose"));
        List<String> choices = new ArrayList<>(List.of(PAPER));
        choices.addAll(laboratory.figures());
        figure.setItems(choices);
        figure.setItemLabelGenerator(
                name -> getTranslation(name.equals(PAPER) ? "laboratory.papers" : "laboratory.figure." + name));
        figure.setValue(PAPER);
        figure.setWidth("min(28rem, 100%)");
        seed.setLabel(getTranslation("laboratory.seed"));
        seed.setValue("1");
        seed.setWidth("8rem");
        seed.setPattern("\\d{1,9}");
        start.setText(getTranslation("laboratory.start"));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(click -> start());
        Div form = new Div(figure, seed, start);
        form.addClassName("wattle-actions");
        return form;
    }

    private void start() {
        if (!seed.getValue().matches("\\d{1,9}")) {
            seed.setInvalid(true);
            seed.setErrorMessage(getTranslation("laboratory.seed.wrong"));
            return;
        }
        seed.setInvalid(false);
        List<String> figures = figure.getValue().equals(PAPER)
                ? laboratory.figures().subList(0, PAPERS_FIGURES)
                : List.of(figure.getValue());
        long id = switch (laboratory.start(figures, Long.parseLong(seed.getValue()))) {
            case StartOutcome.Started(long started) -> started;
            case StartOutcome.Busy(long running) -> running;
        };
        getUI().ifPresent(ui -> ui.navigate(LaboratoryView.class, query(id)));
    }

    private void cancel() {
        Long id = looked;
        if (id != null) {
            laboratory.cancel(id);
            following.refresh();
        }
    }

    private Shown load() {
        List<Experiment> all = laboratory.experiments();
        Optional<Experiment> one = Optional.ofNullable(looked)
                .flatMap(laboratory::experiment)
                .or(() -> all.stream().findFirst());
        boolean isNew =
                one.filter(each -> !Long.valueOf(each.id()).equals(drawn)).isPresent();
        return new Shown(all, one, isNew ? laboratory.results(one.get().id()) : List.of());
    }

    private void show(Shown shown) {
        table.show(shown.all());
        progress.setVisible(false);
        cancel.setVisible(false);
        start.setEnabled(shown.all().stream().noneMatch(each -> each.state() instanceof Experiment.Running));
        if (shown.one().isEmpty()) {
            answer.setText(getTranslation("laboratory.never"));
            return;
        }
        Experiment one = shown.one().get();
        looked = one.id();
        answer.setText(sentence(one));
        if (one.state() instanceof Experiment.Running(int done, int all, boolean isEnding)) {
            progress.setVisible(true);
            progress.getElement().setAttribute("max", String.valueOf(Math.max(1, all)));
            progress.getElement().setAttribute("value", String.valueOf(done));
            cancel.setVisible(true);
            cancel.setEnabled(!isEnding);
        }
        if (!Long.valueOf(one.id()).equals(drawn)) {
            results.removeAll();
            shown.results().forEach(result -> results.add(section(one, result)));
            drawn = one.state() instanceof Experiment.Running ? null : Long.valueOf(one.id());
        }
    }

    private String sentence(Experiment one) {
        return switch (one.state()) {
            case Experiment.Running(int done, int all, boolean isEnding) ->
                isEnding
                        ? getTranslation("laboratory.ending")
                        : all == 0 ? getTranslation("laboratory.begins") : getTranslation("laboratory.runs", done, all);
            case Experiment.Finished(var at) -> getTranslation("laboratory.done", one.id(), names(one));
            case Experiment.Cancelled(var at) -> getTranslation("laboratory.cancelled", one.id());
            case Experiment.Interrupted() -> getTranslation("laboratory.interrupted", one.id());
        };
    }

    private Section section(Experiment one, FigureResult result) {
        boolean isChinese = getLocale().getLanguage().equals("zh");
        Paragraph found = new Paragraph(isChinese ? result.chinese() : result.english());
        Div plots = new Div(plot(result.lines()));
        plots.addClassName("plots");
        result.bars().ifPresent(bars -> plots.add(plot(bars)));
        String file = "experiment-%d-%s.csv".formatted(one.id(), result.name().toLowerCase(Locale.ROOT));
        Section section = new Section(
                new H2(getTranslation("laboratory.figure." + result.name())),
                found,
                plots,
                DownloadLink.csv(file, result::runs, getTranslation("laboratory.csv")));
        section.addClassName("desk-card");
        return section;
    }

    /** Markup of this module's own making. */
    private static Html plot(String markup) {
        return new Html("<figure>" + markup + "</figure>");
    }

    private DataTable<Experiment> table() {
        Formats formats = Formats.in(getLocale());
        return new DataTable<Experiment>(getTranslation("laboratory.earlier"), getTranslation("laboratory.never"))
                .component(getTranslation("laboratory.number"), this::link)
                .text(getTranslation("laboratory.figures"), this::names)
                .number(getTranslation("laboratory.seed"), each -> formats.number(each.seed()))
                .text(getTranslation("laboratory.started"), each -> started(formats, each))
                .text(getTranslation("laboratory.by"), Experiment::startedBy)
                .text(
                        getTranslation("laboratory.state"),
                        each -> getTranslation(
                                "laboratory.state." + each.state().getClass().getSimpleName()));
    }

    private static String started(Formats formats, Experiment each) {
        ZonedDateTime at = each.startedAt().atZone(ZoneOffset.UTC);
        return "%s, %s UTC".formatted(formats.date(at.toLocalDate()), formats.minute(at));
    }

    private RouterLink link(Experiment each) {
        RouterLink link = new RouterLink(String.valueOf(each.id()), LaboratoryView.class);
        link.setQueryParameters(query(each.id()));
        return link;
    }

    private String names(Experiment each) {
        return each.figures().size() == PAPERS_FIGURES
                ? getTranslation("laboratory.papers")
                : String.join(
                        getTranslation("laboratory.and"),
                        each.figures().stream()
                                .map(name -> getTranslation("laboratory.figure." + name))
                                .toList());
    }

    private static QueryParameters query(long id) {
        return QueryParameters.of("experiment", String.valueOf(id));
    }
}
