package energy.wattle.ledger.core.simulation;

/**
 * One crash at an exact place.
 *
 * @param write of the node's writes to its disk, from 0
 * @param written entries of that write which are durable; all of them: it dies before anybody hears of it
 */
record Crash(int node, int write, int written) {

    boolean isAt(int other, int count) {
        return node == other && write == count;
    }
}
