package energy.wattle.assessment.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.assessment.Oversight;
import energy.wattle.assessment.Step;
import energy.wattle.assessment.ui.AssessmentPanel.Figures;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Answer;
import energy.wattle.shell.AsOf;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DayField;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.MarketDay;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Indicators of a zone over a span, down to the trades behind them. The address says zone, from, until and step. */
@Route("regulator/assessment")
@NeedsCapability(Capability.ASSESSMENT)
@RolesAllowed("REGULATOR")
@Menu(title = "assessment.menu", order = 40, icon = "vaadin:chart")
@StyleSheet("theme/desks.css")
class AssessmentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Oversight oversight;
    private final Select<Zone> zones = new Select<>();
    private final DayField first = new DayField(getTranslation("assessment.from"));
    private final DayField last = new DayField(getTranslation("assessment.until"));
    private final Select<Step> steps = new Select<>();
    private final Answer answer = new Answer();
    private final Div content = new Div();
    private final AsOf asOf = new AsOf();
    private final transient Live.Following following;
    private transient @Nullable Looked looked;
    private transient @Nullable AssessmentPanel panel;

    AssessmentView(Oversight oversight, Live live) {
        this.oversight = oversight;
        zones.setLabel(getTranslation("assessment.zone"));
        zones.setItemLabelGenerator(zone -> zone.id().code());
        steps.setLabel(getTranslation("assessment.step"));
        steps.setItems(Step.values());
        steps.setItemLabelGenerator(step -> getTranslation("assessment.step." + step));
        zones.addValueChangeListener(event -> change(event.isFromClient()));
        first.addValueChangeListener(event -> change(event.isFromClient()));
        last.addValueChangeListener(event -> change(event.isFromClient()));
        steps.addValueChangeListener(event -> change(event.isFromClient()));
        Div choices = new Div(zones, first, last, steps);
        choices.addClassName("wattle-actions");
        addClassName("desk");
        add(new H1(getTranslation("assessment.title")), answer, asOf, choices, content);
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        List<Zone> all = oversight.zones();
        Optional<Zone> zone = all.stream()
                .filter(one -> Looked.zone(query).stream()
                        .allMatch(code -> one.id().code().equals(code)))
                .findFirst()
                .or(() -> all.stream().findFirst());
        zones.setItems(all);
        content.removeAll();
        panel = null;
        if (zone.isEmpty()) {
            content.add(new EmptyState(getTranslation("assessment.none")));
            return;
        }
        Instant now = oversight.standing(zone.get()).at();
        look(Looked.of(query, zone.get(), MarketDay.of(now, zone.get().timeZone())));
        // Before it is attached the page is loaded by its following.
        following.refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("assessment.title"));
    }

    private void look(Looked shown) {
        looked = shown;
        zones.setValue(shown.zone());
        first.setValue(shown.firstDay());
        last.setValue(shown.lastDay());
        steps.setValue(shown.step());
        AssessmentPanel shownIn = new AssessmentPanel(shown, oversight);
        panel = shownIn;
        content.add(shownIn);
    }

    private Optional<Figures> load() {
        return Optional.ofNullable(panel).map(AssessmentPanel::load);
    }

    private void show(Optional<Figures> loaded) {
        AssessmentPanel shownIn = panel;
        Looked shown = looked;
        if (shownIn != null && shown != null && loaded.isPresent()) {
            Figures figures = loaded.get();
            answer.setText(shownIn.sentence(figures.whole()));
            asOf.show(
                    figures.standing().at().atZone(shown.zone().timeZone()),
                    figures.standing().height(),
                    "status");
            shownIn.show(figures);
        }
    }

    private void change(boolean isReaders) {
        Looked before = looked;
        if (isReaders && before != null && first.getValue() != null && last.getValue() != null) {
            Looked next = before.ofZone(zones.getValue())
                    .days(first.getValue(), last.getValue())
                    .by(steps.getValue());
            getUI().ifPresent(ui -> ui.navigate(AssessmentView.class, next.query()));
        }
    }
}
