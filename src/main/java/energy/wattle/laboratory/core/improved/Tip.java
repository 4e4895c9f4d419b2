package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.election.Electorate;

/**
 * What follows from the blocks up to one, for every node that stands on it.
 *
 * @param round of its header
 * @param sizeLimit L of its height
 * @param next who votes and leads on the height above
 * @param electionBytes of the block's records of elections and evidence
 * @param bytes of the whole block
 */
record Tip(
        long height,
        Hash hash,
        int round,
        long time,
        Hash stateRoot,
        long sizeLimit,
        Elections elections,
        Electorate next,
        Progress progress,
        long electionBytes,
        long bytes) {

    static long bytes(Block block, long loadBytes, long electionBytes) {
        return Facts.HEADER + loadBytes + electionBytes + block.records().size();
    }
}
