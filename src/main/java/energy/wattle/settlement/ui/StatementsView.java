package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
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
import energy.wattle.shell.HourChooser;
import energy.wattle.shell.Live;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * My statement: a month, day by day; with {@code ?day=} one of its days, each line explained and with its proof;
 * {@code &hour=14} narrows it down.
 */
@Route("my/statements")
@RolesAllowed("PARTICIPANT")
@Menu(title = "settlement.statement.menu", order = 13, icon = "vaadin:invoice")
class StatementsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String MONTH = "month";

    private final transient OwnStatements statements;
    private final transient Live.Following following;
    private final transient Formats formats = Formats.in(getLocale());
    private transient Optional<LocalDate> day = Optional.empty();
    private transient OptionalInt hour = OptionalInt.empty();
    private final Answer answer = new Answer();
    private final Div actions = new Div();
    private final Div body = new Div();
    private final Span state = new Span();
    private final Div monthOfDay = new Div();
    private final DayChooser days = new DayChooser(chosen -> open(chosen, hour));
    private final HourChooser hours = new HourChooser(chosen -> day.ifPresent(date -> open(date, chosen)));
    private final DataTable<OwnStatements.ExplainedLine> lines = lines();
    private final Paragraph note = new Paragraph(getTranslation("settlement.statement.proof.note"));
    private transient Optional<YearMonth> month = Optional.empty();
    private transient StatementWords words = new StatementWords(this, formats, ZoneOffset.UTC, "");
    private transient Optional<?> shown = Optional.empty();

    StatementsView(OwnStatements statements, Live live) {
        this.statements = statements;
        actions.addClassName("wattle-actions");
        note.addClassName("wattle-note");
        add(new H1(getTranslation("settlement.statement.title")), answer, actions, body);
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        day = AddressedDay.of(query);
        month = query.getSingleParameter(MONTH).flatMap(StatementsView::parse);
        hour = HourChooser.addressed(query);
        hours.show(hour);
        shown = Optional.empty();
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
            if (found.get() instanceof OwnStatements.ExplainedDay explained) {
                showDay(explained);
            } else if (found.get() instanceof MonthlyStatement monthly) {
                showMonth(monthly);
            }
        }
        shown = found;
    }

    private void showMonth(MonthlyStatement statement) {
        body.removeAll();
        actions.removeAll();
        words = new StatementWords(this, formats, ZoneOffset.UTC, statement.currency());
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
        DataTable<MonthlyStatement.Day> table = new DataTable<MonthlyStatement.Day>(
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
        table.show(statement.days());
        body.add(table);
    }

    private void showDay(OwnStatements.ExplainedDay explained) {
        DailyStatement statement = explained.statement();
        LocalDate date = statement.day().date();
        words = new StatementWords(this, formats, statement.day().timeZone(), statement.currency());
        answer.setText(sentence("day", formats.date(date), statement.amounts(), statement.currency()));
        state.removeAll();
        state.add(words.badge(statement.status()));
        monthOfDay.removeAll();
        monthOfDay.add(monthLink(YearMonth.from(date)));
        days.show(date);
        if (!lines.isAttached()) {
            actions.removeAll();
            actions.add(state, monthOfDay, days, hours);
            body.removeAll();
            body.add(lines, note);
        }
        lines.show(hours.of(
                explained.lines(),
                row -> row.line().interval().start().atZone(statement.day().timeZone())));
    }

    private void open(LocalDate date, OptionalInt narrowed) {
        QueryParameters query = HourChooser.address(AddressedDay.query(date), narrowed);
        getUI().ifPresent(ui -> ui.navigate(StatementsView.class, query));
    }

    private DataTable<OwnStatements.ExplainedLine> lines() {
        return new DataTable<OwnStatements.ExplainedLine>(
                        getTranslation("settlement.statement.lines"), getTranslation("settlement.statement.none"))
                .text(getTranslation("settlement.day.interval"), row -> words.interval(row.line()))
                .text(getTranslation("settlement.statement.kind"), row -> words.kind(row.line()))
                .number(
                        getTranslation("settlement.statement.received"),
                        row -> formats.wholeMoney(row.line().received()))
                .wide(getTranslation("settlement.statement.why"), row -> words.explanation(row))
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
