package energy.wattle.assessment.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.Screen;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Formats;
import energy.wattle.trading.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says indicators in words and units, each beside its threshold. */
final class IndicatorWords {

    private final Component page;
    private final Formats formats;
    private final Zone zone;

    IndicatorWords(Component page, Formats formats, Zone zone) {
        this.page = page;
        this.formats = formats;
        this.zone = zone;
    }

    List<IndicatorLine> lines(Indicators shown) {
        List<IndicatorLine> lines = new ArrayList<>();
        trading(lines, shown);
        for (Side side : Side.values()) {
            for (Basis basis : Basis.values()) {
                shown.concentration(side, basis).ifPresent(one -> concentration(lines, one));
            }
            shown.residual(side)
                    .ifPresent(one -> add(
                            lines,
                            "rsi." + side,
                            one.index().ratio(),
                            side == Side.SELL ? Optional.of(Screen.RESIDUAL_SUPPLY) : Optional.empty(),
                            one.pivotal().isEmpty()
                                    ? text("reading.nobody-pivotal")
                                    : text("reading.pivotal", names(one.pivotal()))));
        }
        add(lines, "pivotal", text("of", formats.number(shown.pivotalIntervals()), formats.number(shown.intervals())));
        outcome(lines, shown);
        return lines;
    }

    private void trading(List<IndicatorLine> lines, Indicators shown) {
        add(lines, "trades", formats.number(shown.trades()));
        add(lines, "offered", formats.energy(shown.offered()));
        add(lines, "demanded", formats.energy(shown.demanded()));
        add(lines, "cleared", formats.energy(shown.cleared()));
        add(lines, "unsold", formats.energy(shown.unsold()));
        add(lines, "unserved", formats.energy(shown.unserved()));
        shown.price()
                .ifPresent(price -> add(
                        lines,
                        "price",
                        text(
                                "price.of",
                                formats.price(price.mean()),
                                formats.price(price.lowest()),
                                formats.price(price.highest()),
                                formats.price(price.deviation()),
                                zone.currency())));
        add(lines, "renewable", percent(shown.renewableShare()));
        add(lines, "absorption", percent(shown.absorption()));
        add(lines, "welfare", shown.welfare().amount().toPlainString() + " " + zone.currency());
        add(
                lines,
                "participation",
                text(
                        "participation.of",
                        shown.participation().registered(),
                        shown.participation().ordering(),
                        shown.participation().trading()));
    }

    private void concentration(List<IndicatorLine> lines, Concentration one) {
        boolean isScreened = one.basis() == Basis.CLEARED;
        boolean isSell = one.side() == Side.SELL;
        String members = text("reading.members", one.members());
        String name = one.side() + "." + one.basis();
        add(
                lines,
                "hhi." + name,
                formats.number(one.hhi()),
                isScreened ? Optional.of(isSell ? Screen.SELLERS_HHI : Screen.BUYERS_HHI) : Optional.empty(),
                members);
        add(
                lines,
                "largest." + name,
                one.top(1) + "%",
                isScreened ? Optional.of(isSell ? Screen.SELLERS_LARGEST : Screen.BUYERS_LARGEST) : Optional.empty(),
                members);
        add(
                lines,
                "four." + name,
                one.top(Concentration.LARGEST) + "%",
                isScreened
                        ? Optional.of(isSell ? Screen.SELLERS_FOUR_LARGEST : Screen.BUYERS_FOUR_LARGEST)
                        : Optional.empty(),
                members);
    }

    private void outcome(List<IndicatorLine> lines, Indicators shown) {
        shown.outcome()
                .accuracy()
                .ifPresent(accuracy -> add(
                        lines,
                        "accuracy",
                        text("accuracy.of", accuracy.wape(), accuracy.bias(), formats.number(accuracy.intervals()))));
        add(
                lines,
                "deviation",
                text(
                        "deviation.of",
                        formats.energy(shown.outcome().shortfall()),
                        formats.energy(shown.outcome().surplus())));
        add(lines, "compensation", formats.money(shown.outcome().paid()) + " " + zone.currency());
        add(
                lines,
                "gain",
                text(
                        "gain.of",
                        formats.money(shown.outcome().gain().saved()),
                        formats.money(shown.outcome().gain().earned()),
                        zone.currency()));
    }

    /** The zone's own threshold, as the screen's values are written. */
    String threshold(Screen screen) {
        return value(screen, zone.parameter(screen.parameter(), screen.usual()));
    }

    String value(Screen screen, long value) {
        return switch (screen) {
            case SELLERS_HHI, BUYERS_HHI -> formats.number(value);
            case RESIDUAL_SUPPLY -> new BasisPoints(value).ratio();
            case SELLERS_LARGEST, BUYERS_LARGEST, SELLERS_FOUR_LARGEST, BUYERS_FOUR_LARGEST ->
                new BasisPoints(value) + "%";
        };
    }

    private String names(List<?> members) {
        return String.join(", ", members.stream().map(Object::toString).toList());
    }

    private String percent(Optional<BasisPoints> share) {
        return share.map(one -> one + "%").orElse("–");
    }

    private void add(List<IndicatorLine> lines, String key, String value) {
        add(lines, key, value, Optional.empty(), "");
    }

    private void add(List<IndicatorLine> lines, String key, String value, Optional<Screen> screen, String reading) {
        lines.add(new IndicatorLine(
                text("indicator." + key), value, screen.map(this::threshold).orElse(""), reading));
    }

    private String text(String key, Object... arguments) {
        return page.getTranslation("assessment." + key, arguments);
    }
}
