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
import java.util.function.Consumer;

/** The zone, the market's time, how it goes on, and the gate that closes next. */
class ClockPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient Formats formats = Formats.in(getLocale());
    private final ZoneChoice zone;
    private final boolean isOwn;
    private final Span time = new Span();
    private final Span pace = new Span();
    private final Span gate = new Span();

    /**
     * @param isOwn whether the zone is the reader's own
     * @param chosen is told the code of another zone that the reader chooses
     */
    ClockPanel(boolean isOwn, Consumer<String> chosen) {
        this.isOwn = isOwn;
        zone = new ZoneChoice(chosen);
        addClassName("wattle-clock");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("shell.clock"));
        time.addClassName("wattle-clock-time");
        pace.addClassName("wattle-clock-pace");
        gate.addClassName("wattle-clock-gate");
        add(zone, time, pace, gate);
    }

    void show(FrameFacts.Facts facts) {
        setVisible(facts.marketTime().isPresent());
        ZoneId timeZone = facts.zone().map(ZoneGlance::timeZone).orElse(ZoneOffset.UTC);
        facts.marketTime().ifPresent(now -> time.setText(written(now, timeZone)));
        zone.show(facts.zones(), facts.zone(), isOwn);
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
