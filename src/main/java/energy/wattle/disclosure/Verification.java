package energy.wattle.disclosure;

import energy.wattle.ledger.Hash;
import java.util.List;

/** What came of computing a publication's figures again from what stands in the chains. */
public sealed interface Verification {

    /** Figures and blocks are the same. */
    record Reproduced() implements Verification {}

    /**
     * @param missing rows that were published and do not come out again
     * @param unexpected rows that come out and were not published
     */
    record FiguresDiffer(List<Row> missing, List<Row> unexpected) implements Verification {

        public FiguresDiffer {
            missing = List.copyOf(missing);
            unexpected = List.copyOf(unexpected);
        }
    }

    /** A block that the figures rest on has other results than the publication says, or is not here. */
    record BasisDiffers(BlockRange range) implements Verification {}

    /** A later publication took its place: that one can be computed again. */
    record Superseded(Hash by) implements Verification {}

    /**
     * It commits to a document that this instance has not issued, and whose salt it does not know; or the instance
     * computes no figures.
     */
    record NotHere() implements Verification {}

    record Unknown() implements Verification {}
}
