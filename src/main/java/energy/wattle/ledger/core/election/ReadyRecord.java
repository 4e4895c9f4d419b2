package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/**
 * READY: a resting node has caught up. Source: Ledger, rule 22.
 *
 * @param height of the running epoch
 * @param stateRoot after that height's block
 */
public record ReadyRecord(long height, Hash stateRoot) {

    private static final int LENGTH = 10 + 2 + Hash.LENGTH;

    /** @throws MalformedException if the bytes are no such payload */
    public static ReadyRecord decode(Bytes payload) {
        return WireReader.read("READY", payload, LENGTH, fields -> new ReadyRecord(fields.uint64(1), fields.hash(2)));
    }

    public Bytes encode() {
        return new WireWriter().uint(1, height).bytes(2, stateRoot.bytes()).finish();
    }
}
