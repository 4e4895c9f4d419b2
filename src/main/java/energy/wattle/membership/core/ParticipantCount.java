package energy.wattle.membership.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.units.TradingZoneId;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How many participants were ever registered in a zone: counted along, since counting anew would take ever longer. */
final class ParticipantCount {

    private ParticipantCount() {}

    static long of(StateView state, TradingZoneId zone) {
        return state.get(MembershipState.PARTICIPANT_COUNTS, key(zone))
                .map(count -> ByteBuffer.wrap(count.toArray()).getLong())
                .orElse(0L);
    }

    static StateChange oneMore(StateView state, TradingZoneId zone) {
        byte[] count =
                ByteBuffer.allocate(Long.BYTES).putLong(of(state, zone) + 1).array();
        return new StateChange(MembershipState.PARTICIPANT_COUNTS, key(zone), Optional.of(Bytes.of(count)));
    }

    private static Bytes key(TradingZoneId zone) {
        return new StateKey().text(zone.code()).key();
    }
}
