package energy.wattle.shell;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets a page follow the market by server push. A view says in its constructor how to load what it shows, and how to
 * show it:
 *
 * <pre>{@code live.follow(this, () -> market.today(zone), this::show);}</pre>
 *
 * <p>That happens when the component comes onto its page, and again after each {@link Pulse#beat beat} and each minute
 * of market time, at most once a second, until it leaves the page. Where loading fails, what was shown stays, with the
 * time at which it was true, and the log has the cause.
 */
public interface Live {

    /**
     * @param load called with the reader's session locked and log-in known; what is public comes from a
     *     {@link Pulse#shared shared} load
     * @param show called in the page, with what was loaded
     */
    <T> Following follow(Component place, Supplier<T> load, Consumer<T> show);

    /** A component that follows. */
    interface Following {

        /** Loads and shows now: when the address, a choice or the reader's own action changed what is to be seen. */
        void refresh();

        /** Follows no more, while the component stays: when a person edits what is shown. */
        void end();
    }
}
