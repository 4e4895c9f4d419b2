package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.ProofVerifier.checkHistory;
import static energy.wattle.ledger.core.ProofVerifier.demand;
import static energy.wattle.ledger.core.ProofVerifier.header;
import static energy.wattle.ledger.core.ProofVerifier.read;

import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;

/** The part of a proof that leads from the main chain down to a sub-chain's block. Source: Ledger, rule 29. */
final class AnchoringCheck {

    private AnchoringCheck() {}

    /**
     * The sub-chain's block, once it is shown to be anchored in the main chain's.
     *
     * <p>The ANCHOR record carries the header; the ANCHORED result shows that the main chain's validators found the
     * anchor right. A record alone would show nothing, since void records stay in their blocks.
     */
    static BlockHeader subChainBlock(CryptoSuite suite, BlockHeader main, Proof.Anchoring anchoring, Bytes header) {
        demand(
                ProofParts.root(suite, anchoring.anchor()).equals(main.recordsRoot()),
                Step.ANCHOR,
                "the anchor is not among the block's records");
        demand(
                ProofParts.root(suite, anchoring.acceptance()).equals(main.resultsRoot()),
                Step.ANCHOR,
                "the acceptance is not among the block's results");
        BlockHeader anchored = anchoredHeader(anchoring.anchor());
        demand(
                accepted(anchoring.acceptance())
                        .equals(new AnchoredBlock(
                                anchored.chain(), anchored.height(), ChainHashes.block(suite, anchored))),
                Step.ANCHOR,
                "the main chain has accepted another anchor");

        BlockHeader block = header(Step.SUB_CHAIN_HISTORY, header);
        demand(block.chain().equals(anchored.chain()), Step.SUB_CHAIN_HISTORY, "the block is of another sub-chain");
        checkHistory(Step.SUB_CHAIN_HISTORY, suite, block, anchored, anchoring.history());
        return block;
    }

    private static BlockHeader anchoredHeader(Proof.Inclusion anchor) {
        LedgerRecord record = read(Step.ANCHOR, () -> RecordCodec.decode(anchor.leaf()));
        demand(record.kind() == RecordKind.ANCHOR, Step.ANCHOR, "the record is no anchor, but " + record.kind());
        return read(Step.ANCHOR, () -> ChainCodec.decodeAnchor(record.payload()))
                .header();
    }

    private static AnchoredBlock accepted(Proof.Inclusion acceptance) {
        Result result = read(Step.ANCHOR, () -> ResultCodec.decode(acceptance.leaf()));
        demand(result.kind().equals(Result.ANCHORED), Step.ANCHOR, "the result is no acceptance, but " + result.kind());
        if (result.content() instanceof Result.Plain plain) {
            return read(Step.ANCHOR, () -> ResultCodec.decodeAnchored(plain.payload()));
        }
        throw ProofVerifier.broken(Step.ANCHOR, "the acceptance is encrypted");
    }
}
