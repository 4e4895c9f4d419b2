package energy.wattle.ledger;

/** Which of the two tiers a chain belongs to. Source: Ledger, Two tiers. */
public enum ChainTier {

    /** The one chain of the cloud and the edge clusters. */
    MAIN,

    /** The sub-chain of one trading zone. */
    ZONE
}
