package energy.wattle.ledger.wire.peer;

import java.util.concurrent.atomic.LongAdder;

/** What is counted of one peer, over all its links. */
final class PeerCounts {

    final LongAdder framesIn = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder framesOut = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder refused = new LongAdder();
}
