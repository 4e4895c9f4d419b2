package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.consensus.Durable;
import java.util.ArrayList;
import java.util.List;

/** A node's signing state of one height: it survives crashes, and writes come one after another. */
final class Disk {

    private static final int SLOWEST_WRITE = 4;

    private final List<Durable> entries = new ArrayList<>();
    private int writes;
    private long freeAt;

    /** How long the next write takes, behind those before it. */
    long delay(World world) {
        freeAt = Math.max(freeAt, world.now()) + world.dice().below(SLOWEST_WRITE);
        return freeAt - world.now();
    }

    /** False for a crash: before the write, amid it, or after it and before anybody hears of it. */
    boolean write(World world, Node node, List<Durable> more) {
        int written;
        if (world.crash().filter(crash -> crash.isAt(node.id, writes)).isPresent()) {
            written = world.crash().orElseThrow().written();
            world.chronicle().count(Fault.CRASH);
        } else if (world.crashesAtWrite(node)) {
            written = world.dice().below(more.size() + 2);
        } else {
            written = Integer.MAX_VALUE;
        }
        writes++;
        if (written == Integer.MAX_VALUE) {
            entries.addAll(more);
            return true;
        }
        if (written > 0 && written < more.size()) {
            world.chronicle().count(Fault.TORN_WRITE);
        }
        entries.addAll(more.subList(0, Math.min(written, more.size())));
        return false;
    }

    List<Durable> entries() {
        return List.copyOf(entries);
    }

    void clear() {
        entries.clear();
    }

    void restart() {
        freeAt = 0;
    }
}
