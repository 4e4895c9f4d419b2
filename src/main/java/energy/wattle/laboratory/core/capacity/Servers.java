package energy.wattle.laboratory.core.capacity;

/**
 * How many instances run on servers of the paper's size. Source: Experiments, figure 9: 16 cores and 32 GB each.
 *
 * <p>Tiers are packed: a cloud and an edge cluster for each zone, then gateways until memory or processors are used up.
 * A fifth of each server stays free, and one server of a pool is kept in reserve, so that one may fail. The traditional
 * system has one full installation on each server, and its reserve beside it: the paper's assumption in section 4
 * (table 1, "each trading centre deploys alone", and "three local servers").
 *
 * @param cloud what the cloud needs
 * @param edge what an edge cluster needs
 * @param gateway what a gateway needs
 * @param full what one installation that does everything needs
 */
public record Servers(Footprint cloud, Footprint edge, Footprint gateway, Footprint full) {

    public static final int ZONES = 3;
    public static final int CORES = 16;
    public static final int GIBIBYTES = 32;
    /** Of a server, that may be used. */
    public static final int USABLE_PER_CENT = 80;

    private static final long MEMORY = GIBIBYTES * 1024L * 1024 * USABLE_PER_CENT / 100;
    private static final long LOAD = CORES * 1000L * USABLE_PER_CENT / 100;

    /** What uses up first. */
    public enum Limit {
        MEMORY,
        PROCESSORS
    }

    /** Instances of the three tiers on so many servers, one of them in reserve. */
    public long tiers(int servers) {
        long base = 1 + ZONES;
        return base + Math.min(byMemory(servers), byProcessors(servers));
    }

    /** Which of the two ends the packing of {@link #tiers}. */
    public Limit limit(int servers) {
        return byMemory(servers) <= byProcessors(servers) ? Limit.MEMORY : Limit.PROCESSORS;
    }

    /** Full installations, packed as the tiers are: what sharing servers brings by itself. */
    public long packed(int servers) {
        int used = used(servers);
        return Math.min(used * MEMORY / full.memory(), used * LOAD / full.load());
    }

    /** Full installations, one on each server. */
    public long traditional(int servers) {
        requirePool(servers);
        return servers;
    }

    /** Servers of a deployment with so many gateways below each edge cluster, the reserve not counted. */
    public long needed(int gateways) {
        long number = (long) ZONES * gateways;
        long memory = cloud.memory() + ZONES * edge.memory() + number * gateway.memory();
        long load = cloud.load() + ZONES * edge.load() + number * gateway.load();
        return Math.max(Math.ceilDiv(memory, MEMORY), Math.ceilDiv(load, LOAD));
    }

    /** KiB of a deployment with so many gateways below each edge cluster. */
    public long memory(int gateways) {
        return cloud.memory() + ZONES * edge.memory() + (long) ZONES * gateways * gateway.memory();
    }

    private long byMemory(int servers) {
        long left = used(servers) * MEMORY - cloud.memory() - ZONES * edge.memory();
        return Math.max(0, left / gateway.memory());
    }

    private long byProcessors(int servers) {
        long left = used(servers) * LOAD - cloud.load() - ZONES * edge.load();
        return Math.max(0, left / gateway.load());
    }

    private static int used(int servers) {
        requirePool(servers);
        return servers - 1;
    }

    private static void requirePool(int servers) {
        if (servers < 2) {
            throw new IllegalArgumentException(
                    "%d servers: a pool with one in reserve has 2 or more".formatted(servers));
        }
    }
}
