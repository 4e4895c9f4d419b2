package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnSessions;
import energy.wattle.units.Problem;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The sessions that can be declared for now, with their gates. */
@Route("my/declare")
@NeedsCapability(Capability.DECLARATION)
@RolesAllowed("PARTICIPANT")
@Menu(title = "trading.declare.menu", order = 11, icon = "vaadin:edit")
class DeclareListView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Formats formats = Formats.in(getLocale());
    private final Answer answer = new Answer();
    private final Faults hindrances = new Faults();
    private final AgentSwitch agent;
    private final DataTable<OwnSessions.OpenOne> sessions = table();
    private transient DeclareWords words = new DeclareWords(this, formats, ZoneOffset.UTC);

    DeclareListView(OwnDeclarations declarations, Live live) {
        agent = new AgentSwitch(declarations::letAgentDeclare);
        add(new H1(getTranslation("trading.declare.title")), answer, hindrances, agent, sessions);
        live.follow(this, declarations::open, this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("trading.declare.title"));
    }

    private void show(Optional<OwnSessions> found) {
        found.ifPresentOrElse(this::show, () -> answer.setText(getTranslation("trading.own.nobody")));
    }

    private void show(OwnSessions open) {
        words = new DeclareWords(this, formats, open.timeZone());
        answer.setText(open.sessions().stream()
                .findFirst()
                .map(next -> words.of(
                        "answer", open.sessions().size(), words.session(next.session()), words.left(next.left())))
                .orElseGet(() -> words.of("answer.none")));
        hindrances.clear();
        open.joins()
                .ifPresent(from -> hindrances.add(List.of(Problem.of("trading.declare.joins", words.instant(from)))));
        open.elsewhere()
                .ifPresent(instance -> hindrances.add(List.of(Problem.of("trading.declare.elsewhere", instance))));
        if (!open.isQualified()) {
            hindrances.add(List.of(Problem.of("trading.declare.unqualified")));
        }
        agent.show(open.agentDeclares());
        sessions.show(open.sessions());
    }

    private DataTable<OwnSessions.OpenOne> table() {
        return new DataTable<OwnSessions.OpenOne>(
                        getTranslation("trading.declare.sessions"), getTranslation("trading.declare.answer.none"))
                .link(
                        getTranslation("trading.declare.session"),
                        row -> words.session(row.session()),
                        row -> "my/declare/" + row.session().id().name())
                .text(getTranslation("trading.declare.gate.header"), row -> words.gate(row.session()))
                .text(getTranslation("trading.declare.left.header"), row -> words.left(row.left()))
                .component(
                        getTranslation("trading.declare.sent.header"),
                        row -> row.latest()
                                .<Component>map(sent -> new Div(new Span(words.what(sent) + " "), words.fate(sent)))
                                .orElseGet(() -> new Span(words.of("sent.none"))));
    }
}
