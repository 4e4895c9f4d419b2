package energy.wattle.laboratory.core.network;

/** A node's cores: work goes to the core that is free first, and waits where none is. */
public final class Processor {

    private final long[] freeAt;

    public Processor(int cores) {
        freeAt = new long[cores];
    }

    /**
     * Books work that cannot be divided.
     *
     * @return the instant at which it is done, µs
     */
    public long book(long now, long work) {
        int first = 0;
        for (int core = 1; core < freeAt.length; core++) {
            if (freeAt[core] < freeAt[first]) {
                first = core;
            }
        }
        freeAt[first] = Math.max(now, freeAt[first]) + work;
        return freeAt[first];
    }

    /** Books work that all cores share: the checks of many signatures. */
    public long bookShared(long now, long work) {
        long each = (work + freeAt.length - 1) / freeAt.length;
        long done = now;
        for (int core = 0; core < freeAt.length; core++) {
            freeAt[core] = Math.max(now, freeAt[core]) + each;
            done = Math.max(done, freeAt[core]);
        }
        return done;
    }
}
