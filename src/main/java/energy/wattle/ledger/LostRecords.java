package energy.wattle.ledger;

/**
 * Supplied by a module that sends records: is told of those that will never stand in a block, because they have expired
 * or a later one of their key was faster. Whoever sent such a record signs anew what it said, or tells why not. Source:
 * Ledger, Record.
 */
@FunctionalInterface
public interface LostRecords {

    /** Called once the loss is durable, on a thread that must not be kept. Most records are other instances'. */
    void lost(Hash record);
}
