package energy.wattle.ledger.service;

/**
 * Something in the database that is not as it was stored.
 *
 * @param place table, chain, height and row
 * @param fault in words
 */
public record AuditFinding(String place, String fault) {

    @Override
    public String toString() {
        return place + ": " + fault;
    }
}
