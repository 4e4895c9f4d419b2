package energy.wattle.membership;

/** The side of the market that a qualification is for; one for both is two. */
public enum QualifiedSide {
    SELLER,
    BUYER
}
