package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what the database holds of one chain's history tree. */
final class HistoryAudit {

    private final Chain chain;
    private final NodeStores stores;

    HistoryAudit(Chain chain, NodeStores stores) {
        this.chain = chain;
        this.stores = stores;
    }

    /** The rows that are not the roots of the subtrees which a block completes. */
    List<String> check(ChainTip tip, BlockHeader header) {
        List<String> wrong = new ArrayList<>();
        List<Hash> edge = tip.history().edge();
        Hash subtree = ChainHashes.historyLeaf(chain.suite(), ChainHashes.block(chain.suite(), header));
        long position = header.height() - 1;
        compare(wrong, 0, position, subtree);
        for (int level = 1; (position & 1) == 1 && level <= edge.size(); level++) {
            subtree = MerkleTree.node(chain.suite(), edge.get(edge.size() - level), subtree);
            position >>= 1;
            compare(wrong, level, position, subtree);
        }
        return wrong;
    }

    private void compare(List<String> wrong, int level, long position, Hash expected) {
        if (!stores.history().find(chain.number(), level, position).equals(Optional.of(expected))) {
            wrong.add("history_node level %d, position %d".formatted(level, position));
        }
    }

    /** Roots of the complete subtrees over this many blocks, as the database has them. */
    List<Hash> edge(long size) {
        List<Hash> edge = new ArrayList<>();
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                edge.add(stores.history()
                        .find(chain.number(), level, (size >>> level) - 1)
                        .orElse(chain.id().genesis())); // wrong on purpose: a missing node is told at its block
            }
        }
        return edge;
    }
}
