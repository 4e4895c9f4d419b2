package energy.wattle.settlement;

/** Who compensates whom. */
public enum CompensationDirection {

    /** The seller delivered less than the buyer took: the buyer drew the rest from the grid. */
    SELLER_TO_BUYER,

    /** The buyer took less than the seller delivered: the seller fed the rest into the grid. */
    BUYER_TO_SELLER
}
