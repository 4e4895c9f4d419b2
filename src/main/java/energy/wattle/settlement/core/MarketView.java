package energy.wattle.settlement.core;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.metering.MeteringState;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradingState;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What settlement reads of the modules below it in a sub-chain's state. */
public interface MarketView {

    Optional<Zone> zone(StateView state);

    /** All that were ever registered, ascending by id. */
    List<Participant> participants(StateView state);

    Optional<Participant> participant(StateView state, ParticipantId id);

    Optional<KeyHolder> keyHolder(StateView state, KeyId key);

    /** In trade order. */
    List<Trade> trades(StateView state, Interval interval);

    /** The readings in force. */
    SortedMap<ParticipantId, WattHours> readings(StateView state, Interval interval);

    /** The intervals for which the block that is being executed has brought readings, ascending. */
    List<Interval> readInThisBlock(StateView state, long height);

    /** What the contracts below have written. */
    MarketView OF_THE_CHAIN = new MarketView() {

        @Override
        public Optional<Zone> zone(StateView state) {
            return MembershipState.zone(state);
        }

        @Override
        public List<Participant> participants(StateView state) {
            return MembershipState.participants(state);
        }

        @Override
        public Optional<Participant> participant(StateView state, ParticipantId id) {
            return MembershipState.participant(state, id);
        }

        @Override
        public Optional<KeyHolder> keyHolder(StateView state, KeyId key) {
            return MembershipState.keyHolder(state, key);
        }

        @Override
        public List<Trade> trades(StateView state, Interval interval) {
            return TradingState.trades(state, interval);
        }

        @Override
        public SortedMap<ParticipantId, WattHours> readings(StateView state, Interval interval) {
            return MeteringState.readings(state, interval);
        }

        @Override
        public List<Interval> readInThisBlock(StateView state, long height) {
            return MeteringState.readInThisBlock(state, height);
        }
    };
}
