package energy.wattle.ledger.core.simulation;

/** What a schedule injects, as the report counts it. */
public enum Fault {
    LOST,
    DUPLICATED,
    DELAYED,
    PARTITION,
    CUT_OFF,
    CLOCK_JUMP,
    CRASH,
    TORN_WRITE,
    EQUIVOCATION,
    DOUBLE_VOTE,
    SELECTIVE_SENDING,
    WITHHELD_COMMIT,
    STALE_QC,
    HUGE_ROUND,
    REJECT_SPAM,
    WRONG_BLOCK,
    UNJUSTIFIED_PROPOSAL,
    FOREIGN_CHAIN,
    LYING_SYNC,
    SILENCE,
    TWIN,
    BAD_WRAPS,
    ROUND_TRIP_LIE,
    EVIDENCE_SPAM
}
