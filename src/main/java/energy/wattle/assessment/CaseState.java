package energy.wattle.assessment;

/** What the regulator has made of an alarm. */
public enum CaseState {
    OPEN,
    EXPLAINED,
    CLOSED
}
