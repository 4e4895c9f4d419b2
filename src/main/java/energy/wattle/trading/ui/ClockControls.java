package energy.wattle.trading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import energy.wattle.ledger.ClockControl;
import energy.wattle.ledger.ClockControl.Pace;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import java.util.ArrayList;
import java.util.List;

/** Holds the clock of a market that is played, lets it go on, and sets how fast it goes. */
class ClockControls extends Section {

    private static final long serialVersionUID = 1;

    /** Market seconds per real second: from a minute a second to a day in a few seconds, and without any waiting. */
    private static final List<Long> SPEEDS = List.of(60L, 360L, 900L, 3_600L, 14_400L, 0L);

    private final transient ClockControl clock;
    private final transient SessionWords words;
    private final transient Live.Following following;
    private final Paragraph told = new Paragraph();
    private final Button hold = new Button();
    private final Select<Long> speed = new Select<>();

    ClockControls(ClockControl clock, Live live) {
        this.clock = clock;
        words = new SessionWords(this, Formats.in(getLocale()));
        addClassName("desk-card");
        told.getElement().setAttribute("role", "status");
        hold.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        speed.setLabel(words.of("clock.speed"));
        speed.setItemLabelGenerator(this::written);
        Div controls = new Div(hold, speed);
        controls.addClassName("desk-actions");
        add(new H2(words.of("clock")), told, controls);
        following = live.follow(this, clock::pace, this::show);
        hold.addClickListener(click -> holdOrRelease());
        speed.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                clock.play(change.getValue());
                following.refresh();
            }
        });
    }

    private void holdOrRelease() {
        if (clock.pace().isPaused()) {
            clock.resume();
        } else {
            clock.pause();
        }
        following.refresh();
    }

    private void show(Pace pace) {
        told.setText(sentence(pace));
        hold.setText(words.of(pace.isPaused() ? "clock.resume" : "clock.pause"));
        hold.setEnabled(!pace.isEnded());
        speed.setVisible(!pace.followsWallClock());
        if (!speed.getListDataView().contains(pace.factor())) {
            List<Long> offered = new ArrayList<>(SPEEDS);
            if (!offered.contains(pace.factor())) {
                offered.addFirst(pace.factor());
            }
            speed.setItems(offered);
        }
        speed.setValue(pace.factor());
    }

    private String sentence(Pace pace) {
        if (pace.isEnded()) {
            return words.of("clock.ended");
        }
        if (pace.isPaused()) {
            return words.of("clock.paused");
        }
        return pace.followsWallClock() ? words.of("clock.wall") : words.of("clock.goes", written(pace.factor()));
    }

    private String written(long factor) {
        return factor == 0
                ? words.of("clock.maximum")
                : words.of("clock.factor", words.formats().number(factor));
    }
}
