package energy.wattle.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a participant sees of its own membership.
 *
 * @param histories every step of each side's qualification, the first one first; without steps absent
 * @param agentDeclares whether its agent declares; empty if it has none
 * @param at market time
 */
public record OwnProfile(
        Participant participant,
        Zone zone,
        Map<QualifiedSide, List<QualificationChange>> histories,
        List<RegisteredKey> keys,
        Optional<Boolean> agentDeclares,
        Instant at) {

    public OwnProfile {
        histories = Map.copyOf(histories);
        keys = List.copyOf(keys);
    }
}
