package energy.wattle.trading.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.shell.Formats;
import energy.wattle.trading.MarketOverview;
import energy.wattle.trading.MarketStatus;
import energy.wattle.trading.MarketStatus.ZoneStatus;
import energy.wattle.trading.Session;
import energy.wattle.trading.Waiting.WaitingSession;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the market stands: its time, its zones' sessions, its chains, and what waits for what. Asks every two seconds.
 */
@Route("status")
@AnonymousAllowed
@Menu(title = "trading.status.menu", order = 60, icon = "vaadin:heart-o")
@CssImport("./trading/workbench.css")
class StatusView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int REFRESH_MILLIS = 2_000;
    private static final int GATES_SHOWN = 3;

    private final transient MarketOverview overview;
    private final transient StatusWords words;
    private final Paragraph answer = new Paragraph();
    private final Div notices = new Div();
    private final Table<ZoneStatus> zones;
    private final Table<ChainStatus> chains;
    private final Paragraph calm = new Paragraph(getTranslation("trading.status.waiting.none"));
    private final Table<WaitingSession> waiting;
    private @Nullable Registration polls;

    StatusView(MarketOverview overview) {
        this.overview = overview;
        words = new StatusWords(this, Formats.in(getLocale()));
        addClassNames("workbench", "status");
        zones = zones();
        chains = chains();
        waiting = waiting();
        add(
                new H1(getTranslation("trading.status.title")),
                answer,
                notices,
                new H2(getTranslation("trading.status.zones")),
                zones.grid(),
                new H2(getTranslation("trading.status.chains")),
                chains.grid(),
                new H2(getTranslation("trading.status.waiting")),
                calm,
                waiting.grid());
        show(overview.now());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("trading.status.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(REFRESH_MILLIS);
        polls = event.getUI().addPollListener(poll -> show(overview.now()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polls != null) {
            polls.remove();
        }
    }

    private void show(MarketStatus status) {
        answer.setText(words.answer(status));
        notices.removeAll();
        status.notices().forEach(notice -> notices.add(new Paragraph(words.of(notice))));
        zones.show(status.zones());
        chains.show(status.chains());
        calm.setVisible(status.waiting().isEmpty());
        waiting.grid().setVisible(!status.waiting().isEmpty());
        waiting.show(status.waiting());
    }

    private Table<ZoneStatus> zones() {
        return new Table<ZoneStatus>(getTranslation("trading.status.zones"))
                .text(getTranslation("trading.status.zone"), zone -> zone.zone().code())
                .text(getTranslation("trading.status.gates"), this::gates)
                .text(getTranslation("trading.status.latest"), words::latest);
    }

    private String gates(ZoneStatus zone) {
        List<Session> open = zone.open();
        return open.stream()
                .limit(GATES_SHOWN)
                .map(session -> words.gate(session, zone.timeZone()))
                .collect(Collectors.joining(", "));
    }

    private Table<ChainStatus> chains() {
        ZoneId utc = ZoneOffset.UTC;
        return new Table<ChainStatus>(getTranslation("trading.status.chains"))
                .text(getTranslation("trading.status.chain"), words::chain)
                .number(
                        getTranslation("trading.status.block"),
                        chain -> words.formats().number(chain.head().height()))
                .text(
                        getTranslation("trading.status.time"),
                        chain -> words.instant(chain.head().time(), utc))
                .number(
                        getTranslation("trading.status.pending"),
                        chain -> words.formats().number(chain.pending()))
                .text(getTranslation("trading.status.anchored"), words::anchored)
                .text(getTranslation("trading.status.tolerates"), words::tolerates);
    }

    private Table<WaitingSession> waiting() {
        return new Table<WaitingSession>(getTranslation("trading.status.waiting"))
                .text(
                        getTranslation("trading.status.zone"),
                        session -> session.zone().code())
                .text(getTranslation("trading.status.session"), session -> words.session(session.session()))
                .text(getTranslation("trading.status.step"), session -> words.step(session.step()))
                .text(
                        getTranslation("trading.status.since"),
                        session -> words.instant(session.since(), ZoneOffset.UTC));
    }
}
