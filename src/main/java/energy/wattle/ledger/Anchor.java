package energy.wattle.ledger;

import java.util.List;

/**
 * What an edge cluster tells the main chain of its sub-chain: a final block, and that it extends the one anchored
 * before. Source: Ledger, Anchors and sync, rule 29.
 *
 * @param header of the sub-chain's block
 * @param consistency proof from the history of the previously anchored header to this one's; empty for a first anchor
 * @param previous audit path of the previously anchored block in this header's history; empty for a first anchor
 */
public record Anchor(BlockHeader header, Certificate certificate, List<Hash> consistency, List<Hash> previous) {

    public Anchor {
        consistency = List.copyOf(consistency);
        previous = List.copyOf(previous);
        Checks.atMost("consistency proof's length", consistency.size(), Limits.PATH_LENGTH);
        Checks.atMost("audit path's length", previous.size(), Limits.PATH_LENGTH);
    }
}
