package energy.wattle.laboratory.core.chain;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.LedgerRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Transactions that nodes send to all others at the start, and that wait in each node's pool once they are there. */
public final class PooledContents implements Contents {

    private final Records records;
    private final BitSet[] pools;
    private final int total;
    private final long length;

    /** @param total transactions of the chain, which count as numbers from 0 */
    public PooledContents(ChainId chain, int payload, int nodes, int total) {
        records = new Records(chain, payload);
        this.total = total;
        length = Records.length(records.of(total));
        pools = new BitSet[nodes];
        for (int i = 0; i < nodes; i++) {
            pools[i] = new BitSet(total);
        }
    }

    /** Bytes of so many transactions on their way. */
    public long lengthOf(int transactions) {
        return transactions * length;
    }

    public int total() {
        return total;
    }

    /** They are in a node's pool, checked. */
    public void arrive(int node, int from, int to) {
        pools[node].set(from, to);
    }

    @Override
    public boolean isDue(int node, Progress done) {
        BitSet waiting = (BitSet) pools[node].clone();
        waiting.andNot(done.taken());
        return !waiting.isEmpty();
    }

    @Override
    public Load load(int node, Progress done, long bytes) {
        BitSet taken = done.taken();
        List<LedgerRecord> chosen = new ArrayList<>();
        long most = bytes / length;
        for (int next = pools[node].nextSetBit(0);
                next >= 0 && chosen.size() < most;
                next = pools[node].nextSetBit(next + 1)) {
            if (!taken.get(next)) {
                taken.set(next);
                chosen.add(records.of(next));
            }
        }
        return new Load(chosen, chosen.size() * length, chosen.size(), new Progress(done.rounds() + 1, taken));
    }

    @Override
    public long unchecked(int node, Load load) {
        return load.records().stream()
                .filter(record -> !pools[node].get((int) record.sequence() - 1))
                .count();
    }
}
