package energy.wattle.laboratory.core.chain;

/** Where the records of a chain's blocks come from. */
public interface Contents {

    /** Whether a node has something to put into the block above. */
    boolean isDue(int node, Progress done);

    /**
     * What a node puts into the block above; nothing but records that it has.
     *
     * @param bytes at most
     */
    Load load(int node, Progress done, long bytes);

    /** Signatures in a block's records that a node has not checked before. */
    long unchecked(int node, Load load);
}
