package energy.wattle.ledger.service;

import energy.wattle.ledger.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What was found of one chain so far. */
final class AuditFindings {

    private final Chain chain;
    private final List<AuditFinding> all = new ArrayList<>();

    AuditFindings(Chain chain) {
        this.chain = chain;
    }

    List<AuditFinding> all() {
        return List.copyOf(all);
    }

    <T> Optional<T> decoded(String row, long height, Supplier<T> decoding) {
        try {
            return Optional.of(decoding.get());
        } catch (MalformedException e) {
            find(row, height, "it cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    void demand(boolean holds, String row, long height, String fault) {
        if (!holds) {
            find(row, height, fault);
        }
    }

    void find(String row, long height, String fault) {
        all.add(new AuditFinding(
                "chain %s, block %d, %s".formatted(chain.market().name(), height, row), fault, row, height));
    }

    /** @param above the block that was found instead */
    void missing(long height, long above) {
        all.add(new AuditFinding(
                "chain %s, block %d, block".formatted(chain.market().name(), above),
                "the block at height %d is missing".formatted(height),
                "block",
                height));
    }
}
