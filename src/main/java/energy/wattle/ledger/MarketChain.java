package energy.wattle.ledger;

/**
 * A chain of this market.
 *
 * @param name the market's for the main chain, the trading zone's for a sub-chain
 */
public record MarketChain(ChainId id, ChainTier tier, NodeId name) {

    public boolean isMain() {
        return tier == ChainTier.MAIN;
    }
}
