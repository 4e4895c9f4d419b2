package energy.wattle.assessment;

import java.time.Instant;
import java.util.Optional;

/**
 * An alarm as the regulator works on it.
 *
 * @param id names the alarm: session, screen and first interval
 * @param note the last; nothing while nobody has noted any
 */
public record Case(String id, Alarm alarm, CaseState state, Optional<Note> note) {

    public static final int LONGEST_NOTE = 2_000;

    /**
     * @param by the account that noted it
     * @param at time of day, not of the market
     */
    public record Note(CaseState state, String text, String by, Instant at) {}
}
