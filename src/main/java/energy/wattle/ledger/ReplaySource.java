package energy.wattle.ledger;

/** The database whose chains are replayed, where this instance's own is an empty one to replay into. */
public record ReplaySource(String url, String username, String password) {

    /** Without the password, because records end up in logs. */
    @Override
    public String toString() {
        return url;
    }
}
