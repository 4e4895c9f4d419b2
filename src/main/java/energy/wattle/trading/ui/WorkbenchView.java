package energy.wattle.trading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.WorkbenchOutcome;
import energy.wattle.trading.WorkbenchOutcome.Cleared;
import energy.wattle.trading.WorkbenchOutcome.Refused;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clearing workbench: a file of orders, or the sample, cleared and explained by picture and tables.
 *
 * <p>The address says what is seen: {@code ?sample} the sample, without it the file uploaded last;
 * {@code ?interval=2024-06-03T12:00+02:00} one of its delivery intervals.
 */
@Route("workbench")
@NeedsCapability(Capability.WORKBENCH)
@RolesAllowed({"RESEARCHER", "REGULATOR", "ADMINISTRATOR"})
@Menu(title = "trading.workbench.menu", order = 70, icon = "vaadin:scale")
@CssImport("./trading/workbench.css")
class WorkbenchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String SAMPLE = "sample";
    private static final String INTERVAL = "interval";

    private final transient ClearingWorkbench workbench;
    private final transient UploadedOrders uploaded;
    private final Paragraph about = new Paragraph(getTranslation("trading.workbench.about"));
    private final FaultsPanel faults = new FaultsPanel();
    private final ClearedPanel cleared = new ClearedPanel(this::choose);
    private boolean sample;

    WorkbenchView(ClearingWorkbench workbench, UploadedOrders uploaded) {
        this.workbench = workbench;
        this.uploaded = uploaded;
        addClassName("workbench");
        add(new H1(getTranslation("trading.workbench.title")), about, cleared.answer(), faults, actions(), cleared);
    }

    private Div actions() {
        Button open = new Button(getTranslation("trading.workbench.sample.open"), click -> openSample());
        Anchor start = DownloadLink.csv(
                "sample-orders.csv", workbench::sampleOrders, getTranslation("trading.workbench.sample.download"));
        Div actions = new Div(new OrdersUpload(workbench, this::showUploaded), new Div(open, start));
        actions.addClassName("workbench-actions");
        return actions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        sample = query.getParameters().containsKey(SAMPLE);
        Optional<String> interval = query.getSingleParameter(INTERVAL);
        if (sample) {
            show(workbench.clearSample(), interval);
        } else {
            uploaded.refused().ifPresentOrElse(faults::show, faults::clear);
            uploaded.cleared().ifPresentOrElse(orders -> show(orders, interval), this::showNothing);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("trading.workbench.title"));
    }

    private void openSample() {
        navigate(Map.of(SAMPLE, List.of("")));
    }

    private void choose(String interval) {
        navigate(
                sample
                        ? Map.of(SAMPLE, List.of(""), INTERVAL, List.of(interval))
                        : Map.of(INTERVAL, List.of(interval)));
    }

    private void navigate(Map<String, List<String>> query) {
        getUI().ifPresent(ui -> ui.navigate(WorkbenchView.class, new QueryParameters(query)));
    }

    /** What was there before stays when a file is refused; a cleared one takes its place. */
    private void showUploaded(WorkbenchOutcome outcome) {
        uploaded.keep(outcome);
        show(outcome, Optional.empty());
        if (outcome instanceof Cleared) {
            navigate(Map.of());
        }
    }

    private void show(WorkbenchOutcome outcome, Optional<String> interval) {
        switch (outcome) {
            case Cleared orders -> {
                faults.clear();
                show(orders, interval);
            }
            case Refused refused -> faults.show(refused);
        }
    }

    private void show(Cleared orders, Optional<String> interval) {
        about.setVisible(false);
        cleared.show(orders, interval);
    }

    private void showNothing() {
        about.setVisible(true);
        cleared.hide();
    }
}
