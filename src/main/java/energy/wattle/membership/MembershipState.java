package energy.wattle.membership;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateView;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Optional;

/** Reads what a chain's state says of members: for other modules' contracts and services. Deterministic. */
public final class MembershipState {

    private MembershipState() {}

    /** The zone of a sub-chain, once its parameters have come down; on the main chain there are many, so nothing. */
    public static Optional<Zone> zone(StateView state) {
        throw new UnsupportedOperationException();
    }

    public static Optional<Participant> participant(StateView state, ParticipantId id) {
        throw new UnsupportedOperationException();
    }

    /** All that were ever registered, ascending by id. */
    public static List<Participant> participants(StateView state) {
        throw new UnsupportedOperationException();
    }

    public static Optional<KeyHolder> keyHolder(StateView state, KeyId key) {
        throw new UnsupportedOperationException();
    }
}
