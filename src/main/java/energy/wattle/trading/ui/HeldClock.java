package energy.wattle.trading.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Paragraph;
import energy.wattle.trading.EditingHold;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** Says that market time waits while this page is edited, and sees that it does; nothing where it cannot wait. */
class HeldClock extends Paragraph {

    private static final long serialVersionUID = 1;

    private final transient Optional<EditingHold> hold;
    private final transient UUID editor = UUID.randomUUID();
    private boolean isEditing;

    HeldClock(ObjectProvider<EditingHold> holds) {
        hold = holds.stream().findFirst();
        addClassName("wattle-note");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** @param lease empty where market time does not wait */
    void begin(Optional<Duration> lease) {
        isEditing = lease.isPresent();
        setVisible(isEditing);
        lease.ifPresent(length -> setText(getTranslation("trading.declare.held", length.toMinutes())));
        renew();
    }

    void renew() {
        if (isEditing) {
            hold.ifPresent(held -> held.renew(editor));
        }
    }

    void end() {
        isEditing = false;
        setVisible(false);
        hold.ifPresent(held -> held.end(editor));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        end();
    }
}
