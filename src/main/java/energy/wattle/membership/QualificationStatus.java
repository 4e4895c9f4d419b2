package energy.wattle.membership;

/** APPLIED → APPROVED or REFUSED; APPROVED ⇄ SUSPENDED. Expiry is a matter of time, not of status. */
public enum QualificationStatus {
    APPLIED,
    APPROVED,
    REFUSED,
    SUSPENDED
}
