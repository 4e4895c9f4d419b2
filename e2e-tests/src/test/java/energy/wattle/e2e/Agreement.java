package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** What the instances of a deployment hold, and whether it is the same. */
record Agreement(Deployment deployment) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Whatever a chain's blocks consist of, and what its modules made of them. */
    private static final Map<String, String> CONTENT = content();

    /** The highest final block that an instance has of a chain, by the chain's name; 0 while it has none. */
    long height(String instance, String chain) {
        return deployment.database(instance).number("""
                        select coalesce(max(height), 0) from ledger.block
                        where chain = (select number from ledger.chain where name = '%s')""".formatted(chain));
    }

    /** Waits until a chain has gone on by so many blocks, seen from an instance. */
    void awaitProgress(String instance, String chain, int blocks) {
        awaitHeight(instance, chain, height(instance, chain) + blocks);
    }

    void awaitHeight(String instance, String chain, long height) {
        Awaitility.await("block %d of %s at %s".formatted(height, chain, instance))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> height(instance, chain) >= height);
    }

    /** Waits until all have what is final now, and compares it to the byte. */
    void check() {
        for (String chain : chains()) {
            long common = deployment.instances().stream()
                    .mapToLong(instance -> height(instance, chain))
                    .max()
                    .orElseThrow();
            deployment.instances().forEach(instance -> awaitHeight(instance, chain, common));
            CONTENT.forEach((what, query) -> {
                Map<String, String> digests = new LinkedHashMap<>();
                deployment
                        .instances()
                        .forEach(instance -> digests.put(
                                instance,
                                deployment
                                        .database(instance)
                                        .column(query.formatted(chain, common))
                                        .getFirst()));
                assertThat(Set.copyOf(digests.values()))
                        .as("%s of %s up to block %d: %s", what, chain, common, digests)
                        .hasSize(1);
            });
        }
    }

    /** The records that wait at an instance, or that came by it and wait no more. */
    Set<String> accepted(String instance) {
        return new TreeSet<>(deployment.database(instance).column("select encode(id, 'hex') from ledger.pending"));
    }

    /** Waits until every record stands in a block that the cloud has, or is told as dropped where it was accepted. */
    void awaitFate(Collection<String> records, String instance) {
        Awaitility.await("the fate of %d records of %s".formatted(records.size(), instance))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Set<String> missing = new TreeSet<>(records);
                    missing.removeAll(in(Deployment.CLOUD, "record"));
                    missing.removeAll(in(instance, "dropped"));
                    assertThat(missing).isEmpty();
                });
    }

    private List<String> in(String instance, String table) {
        return deployment.database(instance).column("select encode(id, 'hex') from ledger." + table);
    }

    private List<String> chains() {
        return deployment.database(Deployment.CLOUD).column("select name from ledger.chain order by number");
    }

    private static Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("blocks", digest("block", "header", "height"));
        content.put("records", digest("record", "content", "height, position"));
        content.put("results", digest("result", "content", "height, position"));
        content.put("state", digest("state_change", "digest", "height, table_number, key"));
        return content;
    }

    private static String digest(String table, String column, String order) {
        return """
                select coalesce(md5(string_agg(encode(%1$s, 'hex'), ',' order by %2$s)), '-') from ledger.%3$s
                where chain = (select number from ledger.chain where name = '%%1$s') and height <= %%2$d""".formatted(column, order, table);
    }
}
