package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Instance;
import energy.wattle.shell.Live;
import energy.wattle.trading.MarketOverview;
import energy.wattle.trading.MarketStatus;
import energy.wattle.trading.MarketStatus.ZoneStatus;
import energy.wattle.trading.Waiting.WaitingSession;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** How the market stands: its time, its zones' sessions, its chains, and what waits for what. */
@Route("status")
@AnonymousAllowed
class StatusView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int GATES_SHOWN = 3;

    private final transient StatusWords words;
    private final Answer answer = new Answer();
    private final Div notices = new Div();
    private final DataTable<ZoneStatus> zones;
    private final DataTable<ChainStatus> chains;
    private final DataTable<WaitingSession> waiting;

    StatusView(MarketOverview overview, Instance instance, Live live) {
        words = new StatusWords(this, Formats.in(getLocale()));
        zones = zones();
        chains = chains();
        waiting = waiting();
        add(
                new H1(getTranslation("trading.status.title")),
                answer,
                new Paragraph(words.of(instance)),
                notices,
                new H2(getTranslation("trading.status.zones")),
                zones,
                new H2(getTranslation("trading.status.chains")),
                chains,
                new H2(getTranslation("trading.status.waiting")),
                waiting);
        live.follow(this, overview::now, this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("trading.status.title"));
    }

    private void show(MarketStatus status) {
        answer.setText(words.answer(status));
        notices.removeAll();
        status.notices().forEach(notice -> notices.add(new Paragraph(words.of(notice))));
        zones.show(status.zones());
        chains.show(status.chains());
        waiting.show(status.waiting());
    }

    private DataTable<ZoneStatus> zones() {
        return new DataTable<ZoneStatus>(
                        getTranslation("trading.status.zones"), getTranslation("trading.status.zones.none"))
                .text(getTranslation("trading.status.zone"), zone -> zone.zone().code())
                .text(getTranslation("trading.status.gates"), this::gates)
                .text(getTranslation("trading.status.latest"), words::latest);
    }

    private String gates(ZoneStatus zone) {
        return zone.open().stream()
                .limit(GATES_SHOWN)
                .map(session -> words.gate(session, zone.timeZone()))
                .collect(Collectors.joining(", "));
    }

    private DataTable<ChainStatus> chains() {
        return new DataTable<ChainStatus>(
                        getTranslation("trading.status.chains"), getTranslation("trading.status.none"))
                .text(getTranslation("trading.status.chain"), words::chain)
                .number(
                        getTranslation("trading.status.block"),
                        chain -> words.formats().number(chain.head().height()))
                .text(
                        getTranslation("trading.status.time"),
                        chain -> words.instant(chain.head().time(), ZoneOffset.UTC))
                .number(
                        getTranslation("trading.status.pending"),
                        chain -> words.formats().number(chain.pending()))
                .text(getTranslation("trading.status.anchored"), words::anchored)
                .wide(getTranslation("trading.status.tolerates"), words::tolerates);
    }

    private DataTable<WaitingSession> waiting() {
        return new DataTable<WaitingSession>(
                        getTranslation("trading.status.waiting"), getTranslation("trading.status.waiting.none"))
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
