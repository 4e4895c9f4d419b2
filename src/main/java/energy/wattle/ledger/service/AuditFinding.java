package energy.wattle.ledger.service;

/**
 * Something in the database that is not as it was stored.
 *
 * @param place table, chain, height and row
 * @param fault in words
 * @param row of which of the ledger's tables, as {@code record 3}
 * @param height of the block that it concerns; 0 for what concerns none
 */
public record AuditFinding(String place, String fault, String row, long height) {

    @Override
    public String toString() {
        return place + ": " + fault;
    }
}
