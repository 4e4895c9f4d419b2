package energy.wattle.laboratory.core.chain;

import java.util.BitSet;

/**
 * What the blocks up to one have in them.
 *
 * @param rounds of the sub-chains, where the chain anchors them; else heights
 * @param taken transactions by number; never changed once it stands here
 */
public record Progress(long rounds, BitSet taken) {

    public static final Progress NONE = new Progress(0, new BitSet());

    public Progress {
        taken = (BitSet) taken.clone();
    }

    @Override
    public BitSet taken() {
        return (BitSet) taken.clone();
    }

    boolean hasTaken(int transaction) {
        return taken.get(transaction);
    }

    public int transactions() {
        return taken.cardinality();
    }

    /** The first transaction from one on that is not taken. */
    int firstFrom(int transaction) {
        return taken.nextClearBit(transaction);
    }
}
