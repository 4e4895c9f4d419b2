package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.wattle.disclosure.Audience;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Live;

/** What the market publishes: the public class for everybody, more for members, what is its own for each of them. */
@Route(DisclosuresView.PATH)
@AnonymousAllowed
@Menu(title = "disclosure.menu", order = 50, icon = "vaadin:newspaper")
@StyleSheet("theme/desks.css")
class DisclosuresView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    static final String PATH = "disclosures";

    private final transient Bench bench;
    private final transient Live live;
    private final Answer answer = new Answer();
    private final Div content = new Div();

    DisclosuresView(Bench bench, Live live) {
        this.bench = bench;
        this.live = live;
        addClassName("desk");
        add(new H1(getTranslation("disclosure.title")), answer, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        content.removeAll();
        Audience audience = bench.audiences().of(bench.readers().current());
        String kind = audience.getClass().getSimpleName();
        content.add(new PublicationsPanel(
                bench, live, PATH, query, count -> answer.setText(getTranslation("disclosure.answer." + kind, count))));
        if (!(audience instanceof Audience.Everyone)
                || query.getSingleParameter("member").isPresent()) {
            content.add(new OwnPanel(bench, PATH, query));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("disclosure.title"));
    }
}
