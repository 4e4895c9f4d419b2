package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first thing that either side of a link says, and says again when it follows other chains.
 *
 * @param version of the protocol between processes
 * @param name of the process, which must be that of its certificate
 * @param follows chains that it wants frames of
 */
record Hello(int version, String name, Set<ChainId> follows) {

    static final int VERSION = 1;

    static final int MOST_CHAINS = 1_000;

    private static final int LENGTH = 64 * 1024;
    private static final int LAST_VERSION = 0xFFFF;

    Hello {
        PeerName.check(name);
        follows = checkChains(follows);
    }

    static Set<ChainId> checkChains(Set<ChainId> chains) {
        if (chains.size() > MOST_CHAINS) {
            throw new IllegalArgumentException(
                    "a process follows up to %d chains, not %d".formatted(MOST_CHAINS, chains.size()));
        }
        return Set.copyOf(chains);
    }

    Bytes encode() {
        WireWriter writer = new WireWriter().uint(1, version).text(2, name);
        new TreeSet<>(follows)
                .forEach(chain -> writer.element(3, chain.genesis().bytes()));
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the one encoding of a hello */
    static Hello decode(Bytes bytes) {
        return WireReader.read("hello", bytes, LENGTH, fields -> {
            int version = (int) fields.uint(1, LAST_VERSION);
            String name = fields.text(2, PeerName.MAXIMUM_BYTES);
            TreeSet<ChainId> follows = new TreeSet<>();
            for (Bytes chain : fields.elements(3, MOST_CHAINS, Hash.LENGTH)) {
                ChainId next = new ChainId(new Hash(chain));
                if (!follows.isEmpty() && next.compareTo(follows.last()) <= 0) {
                    throw new MalformedException("chains are out of order at " + next);
                }
                follows.add(next);
            }
            return new Hello(version, name, follows);
        });
    }
}
