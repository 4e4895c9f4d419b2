package energy.wattle.ledger;

/**
 * What a block commits to. Its hash is the block's. Source: Ledger, Block header.
 *
 * @param version protocol version, from 1
 * @param height from 1
 * @param round round of the block's first proposal, from 0
 * @param time market time of that proposal, milliseconds since 1970-01-01T00:00Z, at least the parent's
 * @param previous hash of the block below; of the genesis for height 1
 * @param proposer key of the block's first proposer
 * @param recordsRoot Merkle root over the records' bytes
 * @param resultsRoot Merkle root over the results' bytes
 * @param stateRoot running hash over all state changes so far
 * @param historyRoot Merkle root over the hashes of blocks 1 to height − 1
 * @param validators hash of the validator set of this height
 * @param nextValidators hash of the validator set of the next height
 * @param election hash of delegates, candidates, answering validators and evicted list of this height
 * @param epoch from 0
 */
public record BlockHeader(
        int version,
        ChainId chain,
        long height,
        int round,
        long time,
        Hash previous,
        KeyId proposer,
        Hash recordsRoot,
        Hash resultsRoot,
        Hash stateRoot,
        Hash historyRoot,
        Hash validators,
        Hash nextValidators,
        Hash election,
        long epoch) {

    public BlockHeader {
        Checks.version(version);
        Checks.atLeast("height", height, 1);
        Checks.atLeast("round", round, 0);
        Checks.atLeast("time", time, 0);
        Checks.atLeast("epoch", epoch, 0);
    }
}
