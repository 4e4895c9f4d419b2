package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What an edge cluster tells the main chain of its sub-chain: a final block, and that it extends the one anchored
 * before. Source: Ledger, Anchors and sync, rule 29.
 *
 * @param header of the sub-chain's block
 * @param consistency proof from the history of the previously anchored header to this one's; empty for a first anchor
 * @param previous audit path of the previously anchored block in this header's history; empty for a first anchor
 * @param nextValidators the set of the next height, where the header names another one than its own
 */
public record Anchor(
        BlockHeader header,
        Certificate certificate,
        List<Hash> consistency,
        List<Hash> previous,
        Optional<ValidatorSet> nextValidators) {

    public Anchor {
        consistency = List.copyOf(consistency);
        previous = List.copyOf(previous);
        Checks.atMost("consistency proof's length", consistency.size(), Limits.PATH_LENGTH);
        Checks.atMost("audit path's length", previous.size(), Limits.PATH_LENGTH);
    }

    /** Of a block that changes no validators. */
    public Anchor(BlockHeader header, Certificate certificate, List<Hash> consistency, List<Hash> previous) {
        this(header, certificate, consistency, previous, Optional.empty());
    }

    /** The same with the set that its header names for the next height. */
    public Anchor with(ValidatorSet next) {
        return new Anchor(header, certificate, consistency, previous, Optional.of(next));
    }
}
