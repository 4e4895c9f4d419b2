package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The records that a node with both chains sends from one to the other. */
final class TierLinks {

    private TierLinks() {}

    /** All decisions of the main chain for a zone that its sub-chain has not got yet. */
    static CopyRecord next(LedgerHarness main, LedgerHarness zone) {
        NodeId name = zone.chain.name();
        long copied = NodeState.lastDecision(zone.state(), name);
        List<CopyAssembly.DecidingBlock> deciding = new ArrayList<>();
        for (LedgerHarness.Stored block : main.blocks()) {
            List<Integer> decisions = IntStream.range(
                            0, block.finalBlock().results().size())
                    .filter(index -> isNew(block, index, name, copied))
                    .boxed()
                    .toList();
            if (!decisions.isEmpty()) {
                deciding.add(new CopyAssembly.DecidingBlock(block.block().header(), block.resultLeaves(), decisions));
            }
        }
        Optional<BlockHeader> proven = NodeState.provenMain(zone.state());
        LedgerHarness.Stored head = main.blocks().getLast();
        boolean isNewHead =
                proven.filter(header -> header.equals(head.block().header())).isEmpty();
        return CopyAssembly.assemble(
                main.suite,
                proven.isPresent() ? Bytes.EMPTY : ChainCodec.encode(main.genesis),
                isNewHead
                        ? List.of(
                                new CopyRecord.CertifiedHeader(head.block().header(), head.certificate(), Bytes.EMPTY))
                        : List.of(),
                head.block().header(),
                MerkleTree.Subtrees.of(main.suite, historyLeaves(main)),
                deciding);
    }

    /** The anchor of a sub-chain's last block, for a main chain of this state. */
    static Anchor anchor(StateView main, LedgerHarness zone) {
        LedgerHarness.Stored head = zone.blocks().getLast();
        return Anchors.assemble(
                zone.suite,
                NodeState.anchored(main, zone.chain.id()),
                head.block().header(),
                head.certificate(),
                MerkleTree.Subtrees.of(zone.suite, historyLeaves(zone)));
    }

    static List<Hash> historyLeaves(LedgerHarness chain) {
        return chain.blocks().stream()
                .map(block ->
                        ChainHashes.historyLeaf(chain.suite, block.finalBlock().hash()))
                .toList();
    }

    private static boolean isNew(LedgerHarness.Stored block, int index, NodeId zone, long copied) {
        FinalBlock.FinalResult result = block.finalBlock().results().get(index);
        if (!result.kind().equals(Result.DECISION)) {
            return false;
        }
        LedgerFact.Decided decided = LedgerFact.Decided.decode(result.plaintext());
        return decided.decision().zone().equals(zone) && decided.number() > copied;
    }
}
