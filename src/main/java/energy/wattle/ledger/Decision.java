package energy.wattle.ledger;

/**
 * Something decided on the main chain that a zone has to know: the main chain numbers it and keeps it as a plain
 * result, a COPY record carries it down with its proof. Source: Ledger, Where a record lives.
 *
 * @param zone name of the sub-chain that it is for
 * @param kind of the record that it follows from; the contract of this kind applies it on the sub-chain
 * @param payload what that contract wrote
 */
public record Decision(NodeId zone, RecordKind kind, Bytes payload) {

    public Decision {
        Checks.atMost("decision's length", payload.length(), Limits.DECISION_LENGTH);
    }
}
