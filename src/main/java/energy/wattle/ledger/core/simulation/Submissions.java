package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records that a node has heard of and no block has yet; so many of each sender at most. Durable. */
final class Submissions {

    private static final int PER_SENDER = 10;
    private static final int PER_BLOCK = 100;

    private final Set<LedgerRecord> waiting = new LinkedHashSet<>();
    private final Map<KeyId, Integer> counts = new HashMap<>();

    void offer(LedgerRecord record) {
        if (counts.getOrDefault(record.sender(), 0) < PER_SENDER && waiting.add(record)) {
            counts.merge(record.sender(), 1, Integer::sum);
        }
    }

    List<LedgerRecord> forBlock() {
        return waiting.stream().limit(PER_BLOCK).toList();
    }

    void decided(Block block) {
        for (LedgerRecord record : block.records()) {
            if (waiting.remove(record)) {
                counts.merge(record.sender(), -1, Integer::sum);
            }
        }
    }

    /** Those of one sender, which it sends again. */
    List<LedgerRecord> of(KeyId sender) {
        List<LedgerRecord> own = new ArrayList<>(waiting);
        own.removeIf(record -> !record.sender().equals(sender));
        return own;
    }
}
