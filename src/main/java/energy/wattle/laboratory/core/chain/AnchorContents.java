package energy.wattle.laboratory.core.chain;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.LedgerRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Anchors of the sub-chains: a round is complete at a node of the main chain when those of all sub-chains are there.
 */
public final class AnchorContents implements Contents {

    private final Records records;
    private final long length;
    private final int subChains;
    private final long[][] arrived;
    private final long[][] last;

    /**
     * @param nodes of the main chain
     * @param payload bytes of one anchor
     */
    public AnchorContents(ChainId chain, int nodes, int subChains, int payload) {
        records = new Records(chain, payload);
        length = Records.length(records.of(1L << 40));
        this.subChains = subChains;
        arrived = new long[nodes][subChains];
        last = new long[nodes][subChains];
        for (long[] each : last) {
            java.util.Arrays.fill(each, Long.MAX_VALUE);
        }
    }

    public int payload() {
        return (int) length;
    }

    /** An anchor is at a node, checked; it anchors all blocks up to its own. */
    public void arrive(int node, int subChain, long height, boolean isLast) {
        arrived[node][subChain] = Math.max(arrived[node][subChain], height);
        if (isLast) {
            last[node][subChain] = height;
        }
    }

    @Override
    public boolean isDue(int node, Progress done) {
        return complete(node) > done.rounds();
    }

    @Override
    public Load load(int node, Progress done, long bytes) {
        long complete = Math.max(done.rounds(), complete(node));
        int most = (int) Math.min((complete - done.rounds()) * subChains, bytes / length);
        int rounds = most / subChains;
        List<LedgerRecord> chosen = new ArrayList<>();
        for (int i = 0; i < rounds * subChains; i++) {
            chosen.add(records.of(done.rounds() * subChains + i));
        }
        return new Load(chosen, chosen.size() * length, 0, new Progress(done.rounds() + rounds, new BitSet()));
    }

    @Override
    public long unchecked(int node, Load load) {
        return 0;
    }

    /** Rounds up to which each sub-chain's anchor is here, or the sub-chain has ended before. */
    private long complete(int node) {
        long complete = Long.MAX_VALUE;
        long longest = 0;
        for (int sub = 0; sub < subChains; sub++) {
            longest = Math.max(longest, arrived[node][sub]);
            if (arrived[node][sub] < last[node][sub]) {
                complete = Math.min(complete, arrived[node][sub]);
            }
        }
        return Math.min(complete, longest);
    }
}
