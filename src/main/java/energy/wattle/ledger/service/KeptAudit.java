package energy.wattle.ledger.service;

import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what is kept beside a chain's blocks: the state, and that there is nothing above the last of them. */
final class KeptAudit {

    private final NodeStores stores;

    KeptAudit(NodeStores stores) {
        this.stores = stores;
    }

    /** Rows of no block. */
    List<AuditFinding> strays(Chain chain) {
        long last =
                stores.blocks().last(chain.number()).map(StoredBlock::height).orElse(0L);
        return stores.blocks().strayRows(chain.number(), last).stream()
                .map(row -> new AuditFinding(
                        "chain %s, %s".formatted(chain.market().name(), row.words()),
                        "it is above the last block, %d".formatted(last),
                        row.words(),
                        row.height()))
                .toList();
    }

    /** The state that is kept for reading against the sum of all changes. */
    List<AuditFinding> state(Chain chain, MapState expected) {
        List<AuditFinding> findings = new ArrayList<>();
        long[] seen = {0};
        stores.states().forEach(chain.number(), (table, key, value) -> {
            seen[0]++;
            if (!expected.get(table, key).equals(Optional.of(value))) {
                String row = "state of table %d, key %s".formatted(table, key);
                findings.add(new AuditFinding(
                        "chain %s, %s".formatted(chain.market().name(), row),
                        "it is not what the blocks have made it",
                        row,
                        0));
            }
        });
        if (findings.isEmpty() && seen[0] != expected.size()) {
            findings.add(new AuditFinding(
                    "chain %s, state".formatted(chain.market().name()),
                    "%d rows are missing".formatted(expected.size() - seen[0]),
                    "state",
                    0));
        }
        return findings;
    }
}
