package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
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
import energy.wattle.settlement.Amounts;
import energy.wattle.settlement.DailyStatement;
import energy.wattle.settlement.MonthlyStatement;
import energy.wattle.settlement.OwnStatements;
import energy.wattle.settlement.StatementLine;
import energy.wattle.shell.AddressedDay;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DayChooser;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** My statement: a month, day by day; with {@code ?day=} one of its days, each line explained and with its proof. */
@Route("my/statements")
@RolesAllowed("PARTICIPANT")
@Menu(title = "settlement.statement.menu", order = 13, icon = "vaadin:invoice")
class StatementsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String MONTH = "month";

    private final transient OwnStatements statements;
    private final transient Live.Following following;
    private final transient Formats formats = Formats.in(getLocale());
    private final Answer answer = new Answer();
    private final Div actions = new Div();
    private final Div body = new Div();
    private transient Optional<LocalDate> day = Optional.empty();
    private transient Optional<YearMonth> month = Optional.empty();
    private transient Optional<?> shown = Optional.empty();

    StatementsView(OwnStatements statements, Live live) {
        this.statements = statements;
        actions.addClassName("wattle-actions");
        add(new H1(getTranslation("settlement.statement.title")), answer, actions, body);
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        day = AddressedDay.of(query);
        month = query.getSingleParameter(MONTH).flatMap(StatementsView::parse);
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("settlement.statement.title"));
    }

    private Optional<?> load() {
        return day.isPresent() ? statements.day(day.get()) : statements.month(month);
    }

    /** What did not change stays, with the reader's place in it. */
    private void show(Optional<?> found) {
        if (found.isEmpty()) {
            answer.setText(getTranslation("settlement.own.nobody"));
        } else if (!shown.equals(found)) {
            body.removeAll();
            actions.removeAll();
            if (found.get() instanceof OwnStatements.ExplainedDay explained) {
                showDay(explained);
            } else if (found.get() instanceof MonthlyStatement monthly) {
                showMonth(monthly);
            }
        }
        shown = found;
    }

    private void showMonth(MonthlyStatement statement) {
        StatementWords words = new StatementWords(this, formats, ZoneOffset.UTC, statement.currency());
        YearMonth present = statement.month();
        answer.setText(sentence("month", present.toString(), statement.amounts(), statement.currency()));
        actions.add(
                words.badge(statement.status()),
                monthLink(present.minusMonths(1)),
                monthLink(present.plusMonths(1)),
                DownloadLink.csv(
                        "statement-%s.csv".formatted(present),
                        () -> statements.csv(present),
                        getTranslation("settlement.statement.csv")));
        DataTable<MonthlyStatement.Day> days = new DataTable<MonthlyStatement.Day>(
                        getTranslation("settlement.statement.days"), getTranslation("settlement.statement.none"))
                .link(
                        getTranslation("settlement.statement.day"),
                        row -> formats.date(row.date()),
                        row -> "my/statements?day=" + row.date())
                .number(
                        getTranslation("settlement.statement.receives"),
                        row -> formats.money(row.amounts().toReceive()))
                .number(
                        getTranslation("settlement.statement.pays"),
                        row -> formats.money(row.amounts().toPay()))
                .number(
                        getTranslation("settlement.statement.net"),
                        row -> formats.money(row.amounts().net()))
                .text(getTranslation("settlement.statement.state"), row -> words.state(row.status()));
        days.show(statement.days());
        body.add(days);
    }

    private void showDay(OwnStatements.ExplainedDay explained) {
        DailyStatement statement = explained.statement();
        LocalDate date = statement.day().date();
        StatementWords words = new StatementWords(this, formats, statement.day().timeZone(), statement.currency());
        answer.setText(sentence("day", formats.date(date), statement.amounts(), statement.currency()));
        DayChooser days = new DayChooser(
                chosen -> getUI().ifPresent(ui -> ui.navigate(StatementsView.class, AddressedDay.query(chosen))));
        days.show(date);
        actions.add(words.badge(statement.status()), monthLink(YearMonth.from(date)), days);
        Paragraph note = new Paragraph(getTranslation("settlement.statement.proof.note"));
        note.addClassName("wattle-note");
        DataTable<OwnStatements.ExplainedLine> lines = lines(words);
        lines.show(explained.lines());
        body.add(lines, note);
    }

    private DataTable<OwnStatements.ExplainedLine> lines(StatementWords words) {
        return new DataTable<OwnStatements.ExplainedLine>(
                        getTranslation("settlement.statement.lines"), getTranslation("settlement.statement.none"))
                .text(getTranslation("settlement.day.interval"), row -> words.interval(row.line()))
                .text(getTranslation("settlement.statement.kind"), row -> words.kind(row.line()))
                .number(
                        getTranslation("settlement.statement.received"),
                        row -> formats.money(row.line().received()))
                .wide(getTranslation("settlement.statement.why"), words::explanation)
                .text(getTranslation("settlement.statement.state"), row -> words.state(row.line()))
                .component(getTranslation("settlement.statement.proof"), row -> proof(row.line()));
    }

    private String sentence(String period, String name, Amounts amounts, String currency) {
        boolean owes = amounts.net().micros() < 0;
        return getTranslation(
                "settlement.statement.answer." + period + (owes ? ".owes" : ""),
                name,
                formats.money(owes ? amounts.net().negated() : amounts.net()),
                currency,
                formats.money(amounts.toReceive()),
                formats.money(amounts.toPay()));
    }

    private Anchor monthLink(YearMonth linked) {
        return new Anchor("my/statements?month=" + linked, linked.toString());
    }

    private Component proof(StatementLine line) {
        return DownloadLink.address(
                "proofs/lines/%s/%d/%d".formatted(line.interval(), line.height(), line.resultPosition()),
                getTranslation("settlement.statement.proof.link"),
                getTranslation("settlement.statement.proof.of", line.height(), line.resultPosition()));
    }

    private static Optional<YearMonth> parse(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> month.getYear() > 0 && month.getYear() < 10_000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
