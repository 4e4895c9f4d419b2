package energy.wattle.laboratory.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ServersTest {

    private static final long MEGABYTE = 1024;

    private static final Servers USUAL =
            new Servers(footprint(500, 200), footprint(500, 200), footprint(300, 50), footprint(600, 400));

    private static Footprint footprint(long megabytes, long load) {
        return new Footprint(megabytes * MEGABYTE, load, 10_000, 12_000);
    }

    @Test
    void memoryEndsFirstWhereGatewaysAreIdle() {
        // Two of three servers, 26,214.4 MB usable on each: 52,428 less 2,000, by 300.
        assertThat(USUAL.tiers(3)).isEqualTo(4 + 168);
        assertThat(USUAL.limit(3)).isEqualTo(Servers.Limit.MEMORY);
        assertThat(USUAL.packed(3)).isEqualTo(64); // 25,600 thousandths by 400
        assertThat(USUAL.traditional(3)).isEqualTo(3);
    }

    @Test
    void processorsEndFirstWhereGatewaysWork() {
        Servers busy = new Servers(footprint(500, 200), footprint(500, 200), footprint(300, 400), footprint(600, 400));

        assertThat(busy.limit(3)).isEqualTo(Servers.Limit.PROCESSORS);
        assertThat(busy.tiers(3)).isEqualTo(4 + (25_600 - 800) / 400);
    }

    @Test
    void whatIsPackedFitsAndOneMoreDoesNot() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            Servers servers = new Servers(some(random), some(random), some(random), some(random));
            int pool = 2 + random.nextInt(20);
            long gateways = servers.tiers(pool) - 1 - Servers.ZONES;

            assertThat(gateways).as("seed %d", seed).isPositive();
            assertThat(fits(servers, pool, gateways)).as("seed %d", seed).isTrue();
            assertThat(fits(servers, pool, gateways + 1)).as("seed %d", seed).isFalse();
        }
    }

    /** Adds gateway by gateway to what is used, on the servers that are not in reserve. */
    private static boolean fits(Servers servers, int pool, long gateways) {
        long memory = servers.cloud().memory() + 3 * servers.edge().memory();
        long load = servers.cloud().load() + 3 * servers.edge().load();
        for (int i = 0; i < gateways; i++) {
            memory += servers.gateway().memory();
            load += servers.gateway().load();
        }
        return 100 * memory <= (pool - 1) * 32L * 1024 * 1024 * 80 && load <= (pool - 1) * 16_000L * 80 / 100;
    }

    private static Footprint some(Random random) {
        return footprint(100 + random.nextInt(900), 1 + random.nextInt(900));
    }

    @Test
    void aDeploymentOfNineteenInstancesIsOneServers() {
        assertThat(USUAL.needed(5)).isEqualTo(1);
        assertThat(USUAL.memory(5)).isEqualTo((500 + 3 * 500 + 15 * 300) * MEGABYTE);
    }

    @Test
    void aPoolWithoutAReserveAndAFootprintOfNothingAreRefused() {
        assertThatThrownBy(() -> USUAL.tiers(1)).hasMessageContaining("1 servers");
        assertThatThrownBy(() -> footprint(0, 1)).hasMessageContaining("above 0");
    }
}
