package energy.wattle.ledger.core;

/** Why a record cannot stand in a block at all: one that has it is wrong. Source: Ledger, One height, rule 12. */
public enum RecordFault {
    UNKNOWN_VERSION("its protocol version is unknown"),
    FOREIGN_CHAIN("it is for another chain"),
    WRONG_TIER("its kind does not live on this chain"),
    EXPIRED("its expiry height is below the block's"),
    UNKNOWN_SENDER("the chain knows no such sender"),
    NO_RIGHT("its sender may not send this kind"),
    OVERTAKEN("its number is not above the last final one of its key"),
    NO_EPOCH_KEY("while no epoch key is in force, blocks hold nothing but EPOCH_KEY records"),
    BAD_SIGNATURE("its signature is not its sender's");

    private final String words;

    RecordFault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
