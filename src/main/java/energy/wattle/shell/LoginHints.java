package energy.wattle.shell;

import java.util.List;

/** Supplied by a module that publishes accounts on the log-in page; without such a module none are shown. */
@FunctionalInterface
public interface LoginHints {

    /** Of those whose role has no page here, the log-in page shows none. */
    List<LoginHint> hints();
}
