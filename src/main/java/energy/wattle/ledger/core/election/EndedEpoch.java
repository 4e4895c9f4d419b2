package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/**
 * What is kept of an epoch that is over, as long as evidence of it counts.
 *
 * @param time market time of its last block
 * @param setSince epoch from which on its V had been V
 */
record EndedEpoch(long time, long setSince) {

    static EndedEpoch decode(Bytes value) {
        return WireReader.read("ended epoch", value, 20, fields -> new EndedEpoch(fields.uint64(1), fields.uint64(2)));
    }

    Bytes encode() {
        return new WireWriter().uint(1, time).uint(2, setSince).finish();
    }
}
