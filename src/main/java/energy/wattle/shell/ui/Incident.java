package energy.wattle.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure of ours: the reader gets a number, the log the same number with the cause, and nobody sees the cause. */
record Incident(String id) {

    private static final Logger log = LoggerFactory.getLogger(Incident.class);
    private static final int MILLISECONDS_SHOWN = 15_000;

    /** Writes the cause to the log. */
    static Incident of(Throwable cause) {
        Incident incident = new Incident(UUID.randomUUID().toString().substring(0, 8));
        log.error("Incident {}", incident.id, cause);
        return incident;
    }

    /** Tells the reader of the present page, which stays as it is. */
    void announce() {
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification notice = Notification.show(
                    ui.getTranslation("shell.error.notice", id), MILLISECONDS_SHOWN, Notification.Position.TOP_CENTER);
            notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }
}
