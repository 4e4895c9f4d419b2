package energy.wattle.metering.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.metering.MeterScope;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds participants on the sub-chains, and the keys of this instance that may sign for them. */
@Component
class MeterKeys {

    private final Ledger ledger;
    private final Keystore keystore;

    MeterKeys(Ledger ledger, Keystore keystore) {
        this.ledger = ledger;
        this.keystore = keystore;
    }

    /** A participant where it is registered. */
    record Registered(Participant participant, ChainId chain, StateView state) {}

    boolean hasZone(TradingZoneId zone) {
        return ledger.zone(new NodeId(zone.code())).isPresent();
    }

    /** For one batch: each participant is looked up once. */
    Batch batch() {
        return new Batch(ledger.zones());
    }

    /** Remembers what it has looked up. */
    final class Batch {

        private final List<MarketChain> zones;
        private final Map<ChainId, StateView> states = new HashMap<>();
        private final Map<ParticipantId, Optional<Registered>> participants = new HashMap<>();
        private final Map<KeyName, Boolean> registeredKeys = new HashMap<>();

        private Batch(List<MarketChain> zones) {
            this.zones = zones;
        }

        /** A participant; nothing where no sub-chain knows it. */
        Optional<Registered> find(ParticipantId id) {
            return participants.computeIfAbsent(id, this::lookUp);
        }

        /** The meter's own key, or the operator's, if this instance keeps it and the zone knows it. */
        Optional<KeyName> meterKey(Registered registered, Optional<MeterScope> scope) {
            boolean isOperator =
                    scope.filter(MeterScope.OfOperator.class::isInstance).isPresent();
            return isOperator
                    ? key(
                            registered,
                            "metering-operator",
                            registered.participant().zone().code(),
                            KeyRole.METERING_OPERATOR)
                    : key(registered, "meter", registered.participant().id().code(), KeyRole.METER);
        }

        /** The participant's own key, by the same rule. */
        Optional<KeyName> participantKey(Registered registered) {
            return key(registered, "participant", registered.participant().id().code(), KeyRole.PARTICIPANT);
        }

        private Optional<KeyName> key(Registered registered, String purpose, String owner, KeyRole role) {
            KeyName name = KeyName.of(purpose, owner);
            boolean isKnown = registeredKeys.computeIfAbsent(
                    name,
                    any -> MembershipState.keyHolder(registered.state(), keystore.keyId(name))
                            .filter(holder -> isFor(holder, role, registered.participant()))
                            .isPresent());
            return isKnown ? Optional.of(name) : Optional.empty();
        }

        private static boolean isFor(KeyHolder holder, KeyRole role, Participant participant) {
            return holder.role() == role && holder.owner().stream().allMatch(participant.id()::equals);
        }

        private Optional<Registered> lookUp(ParticipantId id) {
            for (MarketChain zone : zones) {
                StateView state = states.computeIfAbsent(zone.id(), ledger::state);
                Optional<Participant> participant = MembershipState.participant(state, id);
                if (participant.isPresent()) {
                    return Optional.of(new Registered(participant.get(), zone.id(), state));
                }
            }
            return Optional.empty();
        }
    }
}
