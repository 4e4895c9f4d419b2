package energy.wattle.laboratory.core.trial;

import energy.wattle.laboratory.core.network.NetworkTerms;
import energy.wattle.laboratory.core.traditional.Stakes;

/**
 * All that a run is a function of, but the costs.
 *
 * @param nodes of each sub-chain, 4 to 1,000
 * @param rounds that are measured; 0: until all transactions are final
 * @param transactions of each node, sent at the start; 0: {@link #RECORDS_PER_ROUND} come with each block
 * @param malicious per cent of each sub-chain's nodes
 * @param trouble what happens to the network or the nodes
 * @param firstTimeout T0 of the improved algorithm, µs
 * @param slot of the traditional one, µs
 * @param epoch blocks, or slots, from one election to the next
 * @param idle per cent of the voters that vote no more after the first election (traditional)
 */
public record Setting(
        Algorithm algorithm,
        int nodes,
        int subChains,
        int rounds,
        int transactions,
        int malicious,
        Trouble trouble,
        long firstTimeout,
        long slot,
        int epoch,
        Stakes stakes,
        int idle,
        NetworkTerms network,
        long seed) {

    public static final int MAIN_NODES = 4;
    public static final int RECORDS_PER_ROUND = 50;
    public static final int PAYLOAD = 1024;
    public static final long BLOCK_BYTES = 1024 * 1024;

    private static final int FEWEST = 4;
    private static final int MOST = 1_000;

    /** What happens besides. */
    public enum Trouble {
        NONE,
        /** A third of each sub-chain's nodes is cut off for ten seconds. */
        PARTITION,
        /** A third of each sub-chain's nodes is 150 ms farther away. */
        SLOW_REGION,
        /** Who is to make the next block of each sub-chain, ten seconds on, makes wrong ones from then on. */
        TURNS_WRONG,
        /** The same, with two blocks at a time. */
        TURNS_TWO_FACED,
        /** The same, with none. */
        TURNS_SILENT
    }

    public Setting {
        if (nodes < FEWEST
                || nodes > MOST
                || subChains < 1
                || malicious < 0
                || malicious > 50
                || idle < 0
                || idle > 100) {
            throw new IllegalArgumentException("%d nodes, %d sub-chains, %d %% malicious, %d %% idle"
                    .formatted(nodes, subChains, malicious, idle));
        }
        if ((rounds < 1) == (transactions < 1)) {
            throw new IllegalArgumentException("either rounds or transactions are measured");
        }
    }

    /** The paper's setting: three sub-chains, no malicious node. */
    public static Setting of(Algorithm algorithm, int nodes, int rounds, long seed) {
        return new Setting(
                algorithm,
                nodes,
                3,
                rounds,
                0,
                0,
                Trouble.NONE,
                1_000_000,
                500_000,
                50,
                Stakes.CAPACITY,
                0,
                NetworkTerms.ZONE,
                seed);
    }

    public Setting withTransactions(int perNode) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                0,
                perNode,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                network,
                seed);
    }

    public Setting withMalicious(int perCent) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                perCent,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                network,
                seed);
    }

    public Setting with(Trouble other) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                other,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                network,
                seed);
    }

    public Setting with(Stakes other) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                other,
                idle,
                network,
                seed);
    }

    public Setting with(NetworkTerms other) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                other,
                seed);
    }

    public Setting withSubChains(int number) {
        return new Setting(
                algorithm,
                nodes,
                number,
                rounds,
                transactions,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                network,
                seed);
    }

    /** @param timeout and slot in µs */
    public Setting withTimes(long timeout, long slotLength, int epochLength) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                trouble,
                timeout,
                slotLength,
                epochLength,
                stakes,
                idle,
                network,
                seed);
    }

    public Setting withIdle(int perCent) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                perCent,
                network,
                seed);
    }

    public Setting withSeed(long other) {
        return new Setting(
                algorithm,
                nodes,
                subChains,
                rounds,
                transactions,
                malicious,
                trouble,
                firstTimeout,
                slot,
                epoch,
                stakes,
                idle,
                network,
                other);
    }

    /** The same run with what its algorithm does not ask for left out, so that runs which are the same can be told. */
    public Setting canonical() {
        return algorithm == Algorithm.TRADITIONAL
                ? withTimes(0, slot, epoch)
                : with(Stakes.EQUAL).withIdle(0).withTimes(firstTimeout, 0, epoch);
    }
}
