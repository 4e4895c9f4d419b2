package energy.wattle.ledger.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.network.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom one node asks for the blocks that it lacks at the height at hand: those who have voted for them, since who votes
 * has the body (rule 12), the nearest first. One after the other: each would send the whole block. Source: decision
 * 0072.
 */
final class BodyRequests {

    /** How long a peer has for its answer, in µs. */
    static final long PATIENCE = 300_000;

    private final NodeId self;
    private final Links links;
    private final Map<Hash, List<NodeId>> voters = new HashMap<>();
    private final Set<Hash> wanted = new HashSet<>();

    BodyRequests(NodeId self, Links links) {
        this.self = self;
        this.links = links;
    }

    /** A new height: nothing of the last one is wanted any more. */
    void clear() {
        voters.clear();
        wanted.clear();
    }

    void voted(Hash block, NodeId voter) {
        List<NodeId> known = voters.computeIfAbsent(block, any -> new ArrayList<>());
        if (!voter.equals(self) && !known.contains(voter)) {
            known.add(voter);
        }
    }

    /** The peers to ask for a block, in this order; nothing while others are being asked for it. */
    Optional<List<NodeId>> begin(Hash block) {
        return wanted.add(block)
                ? Optional.of(voters.getOrDefault(block, List.of()).stream()
                        .sorted(Comparator.comparingLong((NodeId peer) -> links.between(self, peer))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList())
                : Optional.empty();
    }

    /** Nobody is left to be asked, or it is there. */
    void end(Hash block) {
        wanted.remove(block);
    }
}
