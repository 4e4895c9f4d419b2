package energy.wattle.ledger.service;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.MerkleTree;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.List;
import java.util.Optional;

/** Anchors of stored blocks. */
record AnchorProofs(NodeStores stores) {

    /** @param last what the main chain has anchored, below the block or that very block */
    Anchor of(Chain zone, Optional<BlockHeader> last, StoredBlock block) {
        BlockHeader header = BlockCodec.decodeHeader(block.header());
        MerkleTree.Subtrees history = (level, position) -> stores.history().node(zone.number(), level, position);
        long size = header.height() - 1;
        Optional<BlockHeader> below = last.filter(before -> before.height() < header.height());
        List<Hash> consistency = below.filter(before -> before.height() > 1)
                .map(before -> MerkleTree.consistencyProof(zone.suite(), history, before.height() - 1, size))
                .orElse(List.of());
        List<Hash> previous = below.map(
                        before -> MerkleTree.inclusionProof(zone.suite(), history, size, before.height() - 1))
                .orElse(List.of());
        return new Anchor(
                header,
                ChainCodec.decodeCertificate(block.certificate()),
                consistency,
                previous,
                new SetHistory(zone, stores).after(header));
    }
}
