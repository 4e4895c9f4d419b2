package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.shell.AddressedDay;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DayChooser;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.Formats;
import energy.wattle.shell.HourChooser;
import energy.wattle.shell.Live;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.OwnTrades;
import energy.wattle.trading.SessionKind;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** My trades of a day: {@code ?day=2024-06-03}, {@code &kind=DAY_AHEAD} and {@code &hour=14} say which. */
@Route("my/trades")
@RolesAllowed("PARTICIPANT")
@Menu(title = "trading.trades.menu", order = 12, icon = "vaadin:exchange")
class TradesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String KIND = "kind";

    private final transient Live.Following following;
    private final transient Formats formats = Formats.in(getLocale());
    private transient Optional<LocalDate> asked = Optional.empty();
    private transient OptionalInt hour = OptionalInt.empty();
    private final Answer answer = new Answer();
    private final DayChooser days = new DayChooser(day -> open(Optional.of(day), kindNamed(), hour));
    private final HourChooser hours = new HourChooser(chosen -> open(asked, kindNamed(), chosen));
    private final Select<String> kinds = new Select<>();
    private final DataTable<OwnTrades.OwnTrade> trades = table();
    private transient Optional<SessionKind> kind = Optional.empty();
    private transient DeclareWords words = new DeclareWords(this, formats, ZoneOffset.UTC);

    TradesView(OwnTrades own, Live live) {
        List<String> choices = new ArrayList<>(List.of(""));
        Arrays.stream(SessionKind.values()).map(SessionKind::name).forEach(choices::add);
        kinds.setItems(choices);
        kinds.setItemLabelGenerator(name ->
                name.isEmpty() ? getTranslation("trading.trades.kind.all") : words.kind(SessionKind.valueOf(name)));
        kinds.setAriaLabel(getTranslation("trading.trades.kind"));
        kinds.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                open(asked, change.getValue(), hour);
            }
        });
        Div filters = new Div(days, hours, kinds);
        filters.addClassName("wattle-actions");
        Paragraph note = new Paragraph(getTranslation("trading.trades.proof.note"));
        note.addClassName("wattle-note");
        add(new H1(getTranslation("trading.trades.title")), answer, filters, trades, note);
        following = live.follow(this, () -> own.day(asked, kind), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        asked = AddressedDay.of(query);
        kind = query.getSingleParameter(KIND)
                .flatMap(name -> Arrays.stream(SessionKind.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst());
        kinds.setValue(kindNamed());
        hour = HourChooser.addressed(query);
        hours.show(hour);
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("trading.trades.title"));
    }

    private String kindNamed() {
        return kind.map(SessionKind::name).orElse("");
    }

    private void open(Optional<LocalDate> day, String kindNamed, OptionalInt narrowed) {
        QueryParameters query = day.map(AddressedDay::query).orElseGet(QueryParameters::empty);
        QueryParameters all = kindNamed.isEmpty() ? query : query.merging(KIND, kindNamed);
        getUI().ifPresent(ui -> ui.navigate(TradesView.class, HourChooser.address(all, narrowed)));
    }

    private void show(Optional<OwnTrades.TradedDay> found) {
        found.ifPresentOrElse(this::show, () -> answer.setText(getTranslation("trading.own.nobody")));
    }

    private void show(OwnTrades.TradedDay day) {
        words = new DeclareWords(this, formats, day.day().timeZone());
        answer.setText(getTranslation(
                day.trades().isEmpty() ? "trading.trades.answer.none" : "trading.trades.answer",
                formats.date(day.day().date()),
                day.trades().size(),
                formats.energy(day.sold()),
                formats.energy(day.bought())));
        days.show(day.day().date());
        trades.show(hours.of(day.trades(), this::start));
    }

    private DataTable<OwnTrades.OwnTrade> table() {
        return new DataTable<OwnTrades.OwnTrade>(
                        getTranslation("trading.trades.title"), getTranslation("trading.trades.empty"))
                .text(getTranslation("trading.declare.interval"), row -> formats.minute(start(row)))
                .text(
                        getTranslation("trading.trades.kind"),
                        row -> words.kind(row.made().session().kind()))
                .text(
                        getTranslation("trading.trades.side"),
                        row -> getTranslation("trading.trades.side." + DeclareWords.name(row.side())))
                .number(
                        getTranslation("trading.trades.quantity"),
                        row -> formats.kilowattHours(row.made().trade().quantity()))
                .number(
                        getTranslation("trading.trades.price"),
                        row -> formats.price(row.made().trade().price()))
                .text(getTranslation("trading.trades.counterparty"), OwnTrades.OwnTrade::counterparty)
                .number(
                        getTranslation("trading.trades.block"),
                        row -> formats.number(row.made().cleared().height()))
                .component(getTranslation("trading.declare.sent.proof"), this::proof);
    }

    private ZonedDateTime start(OwnTrades.OwnTrade row) {
        return row.made().trade().interval().start().atZone(words.timeZone());
    }

    private Component proof(OwnTrades.OwnTrade row) {
        MadeTrade made = row.made();
        return DownloadLink.address(
                "proofs/trades/%s/%d/%d"
                        .formatted(made.trade().interval(), made.cleared().height(), made.result()),
                getTranslation("trading.declare.sent.proof.link"),
                getTranslation("trading.trades.proof.of", made.cleared().height(), made.result()));
    }
}
