package energy.wattle.membership;

import energy.wattle.ledger.ChainId;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.Optional;

/**
 * For whom the reader of the present page or request acts. What belongs to a participant is asked for through facades
 * that ask here, so that no address and no view can name somebody else's.
 */
@FunctionalInterface
public interface Acting {

    /** Empty for a reader who has no such role, or whose account acts for nobody. */
    Optional<Standing> standing();

    /**
     * Whom the reader acts for, and where.
     *
     * @param chain of the zone
     * @param at market time
     */
    record Standing(Participant participant, Zone zone, ChainId chain, Instant at) {

        public ParticipantId id() {
            return participant.id();
        }
    }
}
