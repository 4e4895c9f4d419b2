package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.CopyRecord.CopiedBlock;
import java.util.ArrayList;
import java.util.List;

/** Puts COPY payloads together from what a node has stored of the main chain. */
public final class CopyAssembly {

    private CopyAssembly() {}

    /**
     * A block of the main chain with the decisions to be copied.
     *
     * @param results all results of the block, encoded, in their order
     * @param decisions positions of the zone's {@code DECISION} results in it, ascending
     */
    public record DecidingBlock(BlockHeader header, List<Bytes> results, List<Integer> decisions) {}

    /**
     * A payload with as many of the decisions as fit, at least one.
     *
     * @param genesis the main chain's, encoded, where the sub-chain has proven no header of it yet; else empty
     * @param certified see {@link CopyRecord}; the last one is what the blocks are proved against
     * @param proven the header that the blocks are proved against: the last one of {@code certified}, or where there is
     *     none, the one that the sub-chain has proven last
     * @param history subtrees over the history leaves of the main chain's blocks from height 1 on
     * @param blocks ascending, none above {@code proven}; the first decision is the next one for the zone
     */
    public static CopyRecord assemble(
            Hashing hashing,
            Bytes genesis,
            List<CertifiedHeader> certified,
            BlockHeader proven,
            MerkleTree.Subtrees history,
            List<DecidingBlock> blocks) {
        List<CopiedBlock> copied = new ArrayList<>();
        CopyRecord best = new CopyRecord(genesis, certified, copied);
        for (DecidingBlock block : blocks) {
            List<Proof.Inclusion> decisions = new ArrayList<>();
            for (int index : block.decisions()) {
                decisions.add(ProofParts.inclusion(hashing, block.results(), index));
                CopiedBlock last = new CopiedBlock(
                        block.header(),
                        ProofParts.history(hashing, history, block.header().height(), proven.height()),
                        decisions);
                List<CopiedBlock> longer = new ArrayList<>(copied);
                longer.add(last);
                CopyRecord next = new CopyRecord(genesis, certified, longer);
                boolean isFirst = best.blocks().isEmpty();
                if (!isFirst && next.encode().length() > Limits.PAYLOAD_LENGTH) {
                    return best;
                }
                best = next;
            }
            copied = new ArrayList<>(best.blocks());
        }
        return best;
    }
}
