package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.election.Standing.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roll of nodes: what they are, and whose keys count. */
final class Roll {

    private final Effects effects;

    Roll(Effects effects) {
        this.effects = effects;
    }

    void put(NodeId node, Standing standing) {
        effects.apply(ElectionTables.put(ElectionTables.NODES, ElectionTables.place(node), standing.encode()));
        List<NodeId> resting = new ArrayList<>(
                effects.state().resting().stream().map(one -> one.id()).toList());
        resting.remove(node);
        if (standing.role() == Role.RESTS) {
            resting.add(node);
        }
        resting.sort(null);
        Optional<Bytes> before = effects.state().state().get(ElectionTables.RESTING, ElectionTables.ONLY);
        Bytes after = ElectionTables.names(resting);
        if (!before.orElse(Bytes.EMPTY).equals(after)) {
            effects.put(ElectionTables.RESTING, after);
        }
    }

    /** The node sends as one from now on, by this key. */
    void enrol(NodeId node, Bytes key) {
        effects.apply(ElectionTables.put(
                ElectionTables.KEYS, ElectionTables.place(id(key)), new NodeKey(node, key, false).encode()));
    }

    /** The node is no node any more, and its key counts never again. */
    void retire(NodeId node, Role role) {
        Standing standing = effects.state().standing(node).orElseThrow();
        retire(node, standing.key());
        put(node, standing.with(role));
    }

    void retire(NodeId node, Bytes key) {
        effects.apply(ElectionTables.put(
                ElectionTables.KEYS, ElectionTables.place(id(key)), new NodeKey(node, key, true).encode()));
    }

    /** Whether no node ever had the key. */
    boolean isFresh(Bytes key) {
        return effects.state().isFresh(key);
    }

    private KeyId id(Bytes key) {
        return id(effects.state().hashing(), key);
    }

    static KeyId id(Hashing hashing, Bytes key) {
        return ChainHashes.keyId(hashing, key);
    }
}
