package energy.wattle.ledger;

import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something in the market that somebody should look at. It is gone once its cause is.
 *
 * @param what a sentence
 * @param since market time; nothing for what has no beginning
 * @param page that tells more, as {@code operations/sessions}
 * @param readers whose business it is, at least one
 */
public record MarketAlarm(Severity severity, Problem what, Optional<Instant> since, String page, Set<Reader> readers) {

    public MarketAlarm {
        readers = Set.copyOf(readers);
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("an alarm is somebody's business: " + what.key());
        }
    }

    /** The worst first. */
    public enum Severity {
        /** Something that was due has not happened. */
        BAD,
        /** Something to keep an eye on. */
        WARNING
    }

    /** Whose business an alarm is. */
    public enum Reader {
        OPERATOR,
        REGULATOR
    }
}
