package energy.wattle.trading.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.WorkbenchOutcome;
import energy.wattle.trading.WorkbenchOutcome.Cleared;
import energy.wattle.trading.WorkbenchOutcome.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the person of this session uploaded last: one file at most, gone with the session, so that a reload keeps it.
 */
@SpringComponent
@NeedsCapability(Capability.WORKBENCH)
@VaadinSessionScope
class UploadedOrders {

    private @Nullable Cleared cleared;
    private @Nullable Refused refused;

    /** A refused file does not displace the cleared one. */
    void keep(WorkbenchOutcome outcome) {
        switch (outcome) {
            case Cleared orders -> {
                cleared = orders;
                refused = null;
            }
            case Refused faulty -> refused = faulty;
        }
    }

    Optional<Cleared> cleared() {
        return Optional.ofNullable(cleared);
    }

    /** The file refused since, if any. */
    Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }
}
