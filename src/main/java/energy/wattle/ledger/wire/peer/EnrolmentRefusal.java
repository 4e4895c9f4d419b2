package energy.wattle.ledger.wire.peer;

/** Why a token does not let a process in. Numbers between processes, from 1: new ones come last. */
public enum EnrolmentRefusal {
    /** Nobody has issued it, or it was typed wrong. */
    UNKNOWN("this token was never issued here; copy it again, whole, from the page that shows it"),
    USED("this token has been used; each counts once, so have a new one issued"),
    EXPIRED("this token has expired; have a new one issued"),
    REVOKED("this token has been revoked; ask an administrator why, or have a new one issued"),
    TOO_OFTEN("too many attempts came from this address; wait a minute"),
    NOT_HERE("this instance enrols nobody: it has no key of the authority; tokens are for the cloud's address"),
    UNFIT("what was sent with the token does not fit");

    private final String words;

    EnrolmentRefusal(String words) {
        this.words = words;
    }

    /** What is wrong, and what to do. */
    public String words() {
        return words;
    }
}
