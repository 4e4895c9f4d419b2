package energy.wattle.ledger.core;

import energy.wattle.ledger.Hash;
import java.util.Set;

/**
 * The recovery manifests of the main chain that whoever runs this node has vouched for. A node's configuration and no
 * part of any state: nodes that differ in it never sign for one another's blocks. Source: Ledger, rule 28.
 *
 * @param hashes of the orders, as {@link energy.wattle.ledger.core.election.MainRecovery#hash} has them
 */
public record PinnedManifests(Set<Hash> hashes) {

    public static final PinnedManifests NONE = new PinnedManifests(Set.of());

    public PinnedManifests {
        hashes = Set.copyOf(hashes);
    }

    boolean hold(Hash manifest) {
        return hashes.contains(manifest);
    }

    /** What to say where one is needed that is not pinned. */
    public static String missing(Hash manifest) {
        return ("the main chain's recovery manifest %s is not pinned here; if it is the one that the administrators"
                        + " have told of, name it in wattle.ledger.pinned-recoveries")
                .formatted(manifest);
    }
}
