package energy.wattle.ledger;

/** Market time that follows another instance's. Source: Ledger, Time. */
public interface ClockFollower {

    /** The authority has said what time it is; its signature holds, and it is newer than the one before. */
    void follow(ClockTick tick);
}
