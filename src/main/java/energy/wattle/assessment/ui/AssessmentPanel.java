package energy.wattle.assessment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import energy.wattle.assessment.Basis;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.LernerFigure;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.assessment.Oversight;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Formats;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a span came to: indicators, charts, steps to go into, members' shares, and the trades. */
final class AssessmentPanel extends Div {

    private static final long serialVersionUID = 1;

    /** All of it, as it was at one time. */
    record Figures(
            Oversight.Standing standing,
            Indicators whole,
            SortedMap<Instant, Indicators> series,
            List<MemberFigures> members,
            List<LernerFigure> lerner,
            List<MadeTrade> trades) {}

    private final transient Looked looked;
    private final transient Oversight oversight;
    private final transient Formats formats = Formats.in(getLocale());
    private final IndicatorCharts charts;
    private final DataTable<IndicatorLine> indicators;
    private final DataTable<Map.Entry<Instant, Indicators>> steps;
    private final DataTable<MemberFigures> members;
    private final Div costs = new Div();
    private final EmptyState noCosts = new EmptyState(text("lerner.none"));
    private final DataTable<LernerFigure> lerner;
    private final Paragraph first = new Paragraph();
    private final DataTable<MadeTrade> trades;

    /** Cleared energy of the span in Wh, of which members have shares. */
    private long cleared;

    /** The highest block of the zone that is known to be under an anchor. */
    private long anchored = -1;

    AssessmentPanel(Looked looked, Oversight oversight) {
        this.looked = looked;
        this.oversight = oversight;
        charts = new IndicatorCharts(looked);
        indicators = indicators();
        steps = steps();
        members = members();
        lerner = lerner();
        trades = trades();
        costs.add(new Paragraph(text("lerner.about")), lerner);
        add(
                charts,
                new H2(text("indicators")),
                indicators,
                new H2(text("steps")),
                steps,
                new H2(text("members")),
                members,
                new H2(text("lerner")),
                costs,
                noCosts,
                new H2(text("trades")),
                first,
                trades);
    }

    Figures load() {
        return new Figures(
                oversight.standing(looked.zone()),
                oversight.over(looked.span()),
                oversight.series(looked.span(), looked.step()),
                oversight.members(looked.span()),
                oversight.lerner(looked.span()),
                oversight.trades(looked.span()));
    }

    /** What is the same as before stays, with the reader's place in it. */
    void show(Figures figures) {
        cleared = figures.whole().cleared().value();
        charts.show(figures.series());
        indicators.show(new IndicatorWords(this, formats, looked.zone()).lines(figures.whole()));
        steps.show(List.copyOf(figures.series().entrySet()));
        members.show(figures.members());
        costs.setVisible(!figures.lerner().isEmpty());
        noCosts.setVisible(figures.lerner().isEmpty());
        lerner.show(figures.lerner());
        int listed = figures.trades().size();
        first.setVisible(figures.whole().trades() > listed);
        first.setText(text("trades.first", listed, figures.whole().trades()));
        trades.show(figures.trades());
    }

    /** The first thing on the page. */
    String sentence(Indicators whole) {
        String span = text("span", when(looked.from()), when(looked.until()));
        return whole.concentration(Side.SELL, Basis.CLEARED)
                .map(sellers -> text(
                        "answer",
                        looked.zone().id(),
                        span,
                        whole.trades(),
                        formats.energy(whole.cleared()),
                        formats.number(sellers.hhi()),
                        whole.pivotalIntervals(),
                        whole.intervals()))
                .orElseGet(() -> text("answer.none", looked.zone().id(), span));
    }

    private DataTable<IndicatorLine> indicators() {
        return new DataTable<IndicatorLine>(text("indicators"), text("indicators.none"))
                .text(text("indicator"), IndicatorLine::name)
                .number(text("value"), IndicatorLine::value)
                .number(text("threshold"), IndicatorLine::threshold)
                .text(text("reading"), IndicatorLine::reading);
    }

    private DataTable<Map.Entry<Instant, Indicators>> steps() {
        return new DataTable<Map.Entry<Instant, Indicators>>(text("steps"), text("steps.none"))
                .link(
                        text("time"),
                        entry -> when(entry.getKey()),
                        entry -> looked.into(entry.getKey()).path())
                .number(text("trades"), entry -> formats.number(entry.getValue().trades()))
                .number(
                        text("cleared"),
                        entry -> formats.kilowattHours(entry.getValue().cleared()))
                .number(
                        text("price"),
                        entry -> entry.getValue()
                                .price()
                                .map(price -> formats.price(price.mean()))
                                .orElse("–"))
                .number(text("hhi.sellers"), entry -> hhi(entry.getValue(), Side.SELL))
                .number(text("hhi.buyers"), entry -> hhi(entry.getValue(), Side.BUY))
                .number(
                        text("rsi"),
                        entry -> entry.getValue()
                                .residual(Side.SELL)
                                .map(one -> one.index().ratio())
                                .orElse("–"))
                .number(
                        text("pivotal"),
                        entry -> formats.number(entry.getValue().pivotalIntervals()));
    }

    private String hhi(Indicators one, Side side) {
        return one.concentration(side, Basis.CLEARED)
                .map(Concentration::hhi)
                .map(formats::number)
                .orElse("–");
    }

    private DataTable<MemberFigures> members() {
        return new DataTable<MemberFigures>(text("members"), text("members.none"))
                .link(text("member"), one -> one.participant().code(), this::documents)
                .number(text("sold"), one -> formats.kilowattHours(one.sold()))
                .number(text("share"), one -> share(one.sold().value()))
                .number(text("bought"), one -> formats.kilowattHours(one.bought()))
                .number(text("share"), one -> share(one.bought().value()))
                .number(text("offered"), one -> formats.kilowattHours(one.offered()))
                .number(text("demanded"), one -> formats.kilowattHours(one.demanded()))
                .number(text("trades"), one -> formats.number(one.trades()));
    }

    private String documents(MemberFigures one) {
        return "regulator/disclosures?member=%s&day=%s"
                .formatted(one.participant().code(), looked.firstDay());
    }

    private String share(long part) {
        return cleared == 0 ? "–" : formats.share(Math.toIntExact(Math.round(1000.0 * part / cleared)));
    }

    private DataTable<LernerFigure> lerner() {
        return new DataTable<LernerFigure>(text("lerner"), text("lerner.none"))
                .text(text("member"), one -> one.participant().code())
                .number(text("lerner.cost"), one -> formats.price(one.cost()))
                .number(text("price"), one -> one.price().map(formats::price).orElse("–"))
                .number(
                        text("lerner.index"),
                        one -> one.index().map(index -> index.ratio()).orElse("–"))
                .number(text("trades"), one -> formats.number(one.trades()));
    }

    private DataTable<MadeTrade> trades() {
        return new DataTable<MadeTrade>(text("trades"), text("trades.none"))
                .text(text("interval"), one -> when(one.trade().interval().start()))
                .text(text("session"), one -> text("session." + one.session().kind()))
                .text(text("seller"), one -> one.trade().seller().code())
                .text(text("buyer"), one -> one.trade().buyer().code())
                .number(
                        text("quantity"),
                        one -> formats.kilowattHours(one.trade().quantity()))
                .number(text("price"), one -> formats.price(one.trade().price()))
                .number(text("block"), one -> formats.number(one.cleared().height()))
                .component(text("proof"), this::proof);
    }

    /** A link once there is something to save; an anchor on the main chain comes some blocks after the trade. */
    private Component proof(MadeTrade made) {
        if (!isAnchored(made)) {
            return new Span(text("proof.waits"));
        }
        String name = "proof-%s-%d-%d.json"
                .formatted(made.session().zone().code(), made.cleared().height(), made.result());
        return DownloadLink.json(name, () -> oversight.proof(made).orElseThrow(), text("proof.download"));
    }

    /** An anchor holds for its block and all below it, so that few proofs are made to know. */
    private boolean isAnchored(MadeTrade made) {
        long height = made.cleared().height();
        if (height > anchored && oversight.proof(made).isPresent()) {
            anchored = height;
        }
        return height <= anchored;
    }

    private String when(Instant instant) {
        var local = instant.atZone(looked.zone().timeZone());
        return formats.date(local.toLocalDate()) + " " + formats.minute(local);
    }

    private String text(String key, Object... arguments) {
        return getTranslation("assessment." + key, arguments);
    }
}
