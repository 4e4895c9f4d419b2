package energy.wattle.membership.service;

import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of this instance under which zones and participants are registered. */
@Component
class InstanceKeys {

    static final KeyName ADMINISTRATOR = KeyName.of("administrator", "1");

    private final Keystore keystore;

    InstanceKeys(Keystore keystore) {
        this.keystore = keystore;
    }

    /** A zone's institutions; the cloud and the market's publisher serve all zones with one key each. */
    List<RegisteredKey> institutions(TradingZoneId zone, NodeId market) {
        return List.of(
                key(zone, KeyName.of("edge-cluster", zone.code()), KeyRole.EDGE_CLUSTER, Optional.empty()),
                key(zone, KeyName.of("cloud", market.code()), KeyRole.CLOUD, Optional.empty()),
                key(zone, KeyName.of("metering-operator", zone.code()), KeyRole.METERING_OPERATOR, Optional.empty()),
                key(zone, KeyName.of("disclosure", zone.code()), KeyRole.DISCLOSURE, Optional.empty()),
                key(zone, KeyName.of("disclosure", market.code()), KeyRole.DISCLOSURE, Optional.empty()));
    }

    /** A participant without a gateway of its own: this instance keeps its key and reads its meter. */
    List<RegisteredKey> custodial(ParticipantId participant, TradingZoneId zone) {
        return List.of(
                key(zone, KeyName.of("participant", participant.code()), KeyRole.PARTICIPANT, Optional.of(participant)),
                key(zone, KeyName.of("meter", participant.code()), KeyRole.METER, Optional.of(participant)));
    }

    private RegisteredKey key(TradingZoneId zone, KeyName name, KeyRole role, Optional<ParticipantId> owner) {
        return new RegisteredKey(
                keystore.keyId(name), zone, new KeyHolder(keystore.signingKey(name), role, owner, owner.isPresent()));
    }
}
