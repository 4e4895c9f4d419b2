package energy.wattle.units;

/** Who can stand on either side of a settlement line: a participant, or one of the two institutions. */
public sealed interface Party permits ParticipantId, Institution {

    /** The name in files and on the ledger. */
    String code();
}
