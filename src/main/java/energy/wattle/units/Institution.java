package energy.wattle.units;

/** The two parties of a settlement that are no participants. */
public enum Institution implements Party {

    /** The grid company: sells what is missing, takes what is left over, receives the network fee. */
    GRID,

    /** The market operator: receives the operator fee. */
    OPERATOR;

    @Override
    public String code() {
        return name();
    }
}
