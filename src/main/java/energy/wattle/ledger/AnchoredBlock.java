package energy.wattle.ledger;

/**
 * What the main chain says of an anchor that holds: this block of that sub-chain is final. Source: Ledger, rule 29.
 *
 * @param height from 1
 */
public record AnchoredBlock(ChainId chain, long height, Hash block) {

    public AnchoredBlock {
        Checks.atLeast("height", height, 1);
    }
}
