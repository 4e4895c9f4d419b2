package energy.wattle.membership;

import java.time.LocalDate;
import java.util.Optional;

/** A participant's own membership: whoever asks sees, and changes, the participant it {@link Acting acts} for. */
public interface OwnMembership {

    /** Empty for whoever acts for nobody. */
    Optional<OwnProfile> profile();

    /**
     * Applies for a qualification; an administrator reviews it.
     *
     * @param from first day of it, in the zone's time zone
     * @param last last day of it
     */
    Administration apply(QualifiedSide side, LocalDate from, LocalDate last);

    /** Lets the own agent declare, or not any more. Does nothing where there is none. */
    void letAgentDeclare(boolean declares);
}
