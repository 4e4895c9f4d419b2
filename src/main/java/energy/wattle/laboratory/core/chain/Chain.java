package energy.wattle.laboratory.core.chain;

/** One chain of a run, whatever decides its blocks. */
public interface Chain {

    void start();

    /** A node may have something to put into a block. */
    void arrived(int node);

    /** Heights that are final for more than half of the honest nodes. */
    long height();

    TimeSpent spent(long height);

    /** Turns and slots that were missed, so far as the final chain shows. */
    long missed();

    /** Nodes that have lost their part in it. */
    long evicted();

    /** Heights at which two honest nodes held different blocks to be final. */
    long forks();

    /** Who makes the next block, so far as it is known. */
    int delegate();

    /** The first and the last instant at which a turn was lost, µs; 0 if none was. */
    long firstLost();

    long lastLost();
}
