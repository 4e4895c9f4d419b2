package energy.wattle.membership.core;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What registered keys have to be like. A participant's key is its alone; an institution's may serve several zones, in
 * one role.
 *
 * @param owner nobody for a zone's institutions
 */
record KeyRules(StateView state, TradingZoneId zone, Optional<ParticipantId> owner) {

    /** @param keys all that one change brings */
    List<Refusal> refusals(List<RegisteredKey> keys) {
        List<Refusal> refusals = new ArrayList<>(count(keys.size()));
        Set<KeyId> ids = new HashSet<>();
        for (RegisteredKey key : keys) {
            refusals.addAll(refusals(key));
            if (!ids.add(key.id())) {
                refusals.add(new Refusal("KEY_TWICE", Problem.of("membership.key.twice", key.id())));
            }
        }
        return refusals;
    }

    static List<Refusal> count(int number) {
        return number <= MemberLimits.KEYS_PER_OWNER
                ? List.of()
                : List.of(new Refusal(
                        "KEYS_TOO_MANY", Problem.of("membership.keys.many", number, MemberLimits.KEYS_PER_OWNER)));
    }

    /** Sessions could not be opened, and nothing could come down or be anchored. */
    static List<Refusal> edgeCluster(List<RegisteredKey> keys) {
        return keys.stream().anyMatch(key -> key.holder().role() == KeyRole.EDGE_CLUSTER)
                ? List.of()
                : List.of(new Refusal("EDGE_CLUSTER_KEY_MISSING", Problem.of("membership.keys.cluster")));
    }

    private List<Refusal> refusals(RegisteredKey key) {
        List<Refusal> refusals = new ArrayList<>();
        KeyRole role = key.holder().role();
        if (isOfParticipants(role) != owner.isPresent()) {
            refusals.add(new Refusal("KEY_ROLE", Problem.of("membership.key.role", key.id(), role)));
        }
        if (!key.zone().equals(zone) || !key.holder().owner().equals(owner)) {
            refusals.add(new Refusal("KEY_OWNER", Problem.of("membership.key.owner", key.id())));
        }
        if (key.holder().isCustodial() && owner.isEmpty()) {
            refusals.add(new Refusal("KEY_CUSTODY", Problem.of("membership.key.custody", key.id())));
        }
        if (key.holder().publicKey().isEmpty()) {
            refusals.add(new Refusal("KEY_EMPTY", Problem.of("membership.key.empty", key.id())));
        }
        if (MembershipState.keyHolder(state, key.id())
                .filter(held -> !mayStandBeside(held, key))
                .isPresent()) {
            refusals.add(new Refusal("KEY_TAKEN", Problem.of("membership.key.taken", key.id())));
        }
        return refusals;
    }

    private boolean mayStandBeside(KeyHolder held, RegisteredKey key) {
        return owner.isEmpty() && held.equals(key.holder());
    }

    private static boolean isOfParticipants(KeyRole role) {
        return role == KeyRole.PARTICIPANT || role == KeyRole.METER;
    }
}
