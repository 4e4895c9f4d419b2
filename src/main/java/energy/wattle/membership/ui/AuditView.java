package energy.wattle.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.AuditRuns;
import energy.wattle.membership.AdministrationEntry;
import energy.wattle.membership.MemberDesk;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether what this instance holds is as it was written, and what administrators have had written. */
@Route("admin/audit")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "membership.audit.menu", order = 14, icon = "vaadin:search")
@StyleSheet("theme/desks.css")
class AuditView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MemberWords words;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final Paragraph counted = new Paragraph();
    private final UnorderedList findings = new UnorderedList();
    private final Button start = new Button();
    private final DataTable<AdministrationEntry> log;

    /** What the page shows at once. */
    private record Shown(Optional<AuditRuns.Run> run, List<AdministrationEntry> log) {}

    AuditView(AuditRuns runs, MemberDesk desk, Live live) {
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
        start.setText(words.of("audit.start"));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        log = log();
        add(
                new H1(words.of("audit.title")),
                answer,
                counted,
                findings,
                new Paragraph(words.of("audit.about")),
                start,
                new H2(words.of("audit.log")),
                new Paragraph(words.of("audit.log.about")),
                log);
        following = live.follow(this, () -> new Shown(runs.latest(), desk.log()), this::show);
        start.addClickListener(click -> {
            runs.start();
            following.refresh();
        });
    }

    @Override
    public String getPageTitle() {
        return words.title("audit.title");
    }

    private void show(Shown shown) {
        log.show(shown.log());
        findings.removeAll();
        counted.setText("");
        start.setEnabled(true);
        if (shown.run().isEmpty()) {
            answer.setText(words.of("audit.never"));
            return;
        }
        AuditRuns.Run run = shown.run().get();
        switch (run.state()) {
            case AuditRuns.Running(var done, var of) -> {
                start.setEnabled(false);
                answer.setText(of == 0 ? words.of("audit.begins") : words.of("audit.runs", done, of));
            }
            case AuditRuns.Interrupted() -> answer.setText(words.of("audit.interrupted"));
            case AuditRuns.Done(var at, var report) -> {
                answer.setText(
                        report.isClean()
                                ? words.of("audit.clean")
                                : words.of("audit.findings", report.findings().size()));
                counted.setText(words.of(
                        "audit.counted",
                        words.instant(at, ZoneOffset.UTC),
                        words.formats().number(report.blocks()),
                        words.formats().number(report.records()),
                        words.formats().number(report.results())));
                report.findings().forEach(finding -> findings.add(english(new ListItem(new Text(finding)))));
            }
        }
    }

    private DataTable<AdministrationEntry> log() {
        return new DataTable<AdministrationEntry>(words.of("audit.log"), words.of("audit.log.none"))
                .text(words.of("history.at"), entry -> words.instant(entry.at(), ZoneOffset.UTC))
                .number(words.of("history.block"), entry -> words.formats().number(entry.height()))
                .text(
                        words.of("audit.log.kind"),
                        entry -> words.of("record." + entry.kind().toLowerCase(Locale.ROOT)))
                .component(words.of("audit.log.what"), AuditView::what)
                .text(words.of("audit.log.void"), entry -> entry.voidReason().orElse("–"));
    }

    /** The ledger's words are English in every language, and say so to screen readers. */
    private static Span what(AdministrationEntry entry) {
        Span words = english(new Span(entry.words()));
        words.addClassName("desk-words");
        return words;
    }

    private static <T extends Component> T english(T component) {
        component.getElement().setAttribute("lang", "en");
        return component;
    }
}
