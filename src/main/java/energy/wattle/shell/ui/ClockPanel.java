package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import energy.wattle.shell.Formats;
import energy.wattle.shell.MarketGlance.Gate;
import energy.wattle.shell.MarketGlance.ZoneGlance;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The zone, the market's time, how it goes on, and the gate that closes next. */
class ClockPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient Formats formats = Formats.in(getLocale());
    private final Span zone = new Span();
    private final Span time = new Span();
    private final Span pace = new Span();
    private final Span gate = new Span();

    ClockPanel() {
        addClassName("wattle-clock");
        getElement().setAttribute("role", "timer");
        getElement().setAttribute("aria-label", getTranslation("shell.clock"));
        zone.addClassName("wattle-clock-zone");
        time.addClassName("wattle-clock-time");
        pace.addClassName("wattle-clock-pace");
        gate.addClassName("wattle-clock-gate");
        add(zone, time, pace, gate);
    }

    void show(FrameFacts.Facts facts) {
        setVisible(facts.marketTime().isPresent());
        ZoneId timeZone = facts.zone().map(ZoneGlance::timeZone).orElse(ZoneOffset.UTC);
        facts.marketTime().ifPresent(now -> time.setText(written(now, timeZone)));
        zone.setText(facts.zone().map(ZoneGlance::name).orElse(""));
        pace.setText(facts.pace().map(this::words).orElse(""));
        pace.setVisible(facts.pace().isPresent());
        gate.setText(facts.zone()
                .flatMap(ZoneGlance::next)
                .map(next -> words(next, timeZone))
                .orElse(""));
    }

    private String written(Instant now, ZoneId timeZone) {
        return getTranslation(
                "shell.clock.time",
                formats.date(now.atZone(timeZone).toLocalDate()),
                formats.minute(now.atZone(timeZone)));
    }

    private String words(Gate next, ZoneId timeZone) {
        return getTranslation(
                "shell.clock.gate",
                getTranslation(next.kindKey()),
                formats.minute(next.closes().atZone(timeZone)),
                left(next.left()));
    }

    private String left(Duration left) {
        return left.toHours() > 0
                ? getTranslation("shell.clock.hours", left.toHours(), left.toMinutesPart())
                : getTranslation("shell.clock.minutes", left.toMinutes());
    }

    private String words(Problem told) {
        return getTranslation(told.key(), told.arguments().toArray());
    }
}
