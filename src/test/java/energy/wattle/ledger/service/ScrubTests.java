package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.SixInstances.EDGE;
import static energy.wattle.ledger.service.SixInstances.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Hash;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that somebody has changed behind the instances' backs. Source: decision 0086. */
class ScrubTests {

    private static final String GATEWAY = DeploymentPlan.Edge.gateway("P2");
    private static final String[] SOON = {"--wattle.ledger.scrub.every=2s", "--wattle.ledger.scrub.first-after=1s"};

    @TempDir
    Path folder;

    private SixInstances instances;

    @BeforeEach
    void start() {
        instances = new SixInstances(folder);
        await().atMost(PATIENCE).until(() -> instances.height(GATEWAY, "Z1") >= 15);
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void changedRowsOfAGatewayAreFoundAndComeFromItsEdgeCluster() {
        instances.stop(GATEWAY);
        instances.start(GATEWAY, SOON);
        int zone = instances.chain(GATEWAY, "Z1").number();
        Hash right = instances.hash(EDGE, "Z1", 4);
        change(
                "block",
                "update ledger.block set header = header || '\\x00', hash = sha256('x') where chain = %d and height = 4",
                zone);
        change(
                "record",
                "delete from ledger.record where (chain, height) = (select chain, height from ledger.record where chain = %d order by height limit 1)",
                zone);
        change(
                "result",
                "update ledger.result set content = '\\x00' where (chain, height, position) = (select chain, height, position from ledger.result where chain = %d order by height desc limit 1)",
                zone);
        change(
                "state_change",
                "update ledger.state_change set value = '\\x00' where (chain, height, table_number, key) = (select chain, height, table_number, key from ledger.state_change where chain = %d order by height desc limit 1 offset 3)",
                zone);
        change("history_node", "delete from ledger.history_node where chain = %d and level = 1 and position = 2", zone);
        sql().execute(
                        "delete from ledger.state where (chain, table_number, key) = (select chain, table_number, key from ledger.state where chain = "
                                + zone + " order by 1, 2, 3 limit 1)");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(audit()).isEmpty();
            assertThat(meter("wattle.scrub.findings")).isZero();
        });
        assertThat(instances.hash(GATEWAY, "Z1", 4)).isEqualTo(right);
        assertThat(sql().fetchValue("select source from ledger.repair where height = 4"))
                .isEqualTo(EDGE);
        assertThat(sql().fetchValue("select rows -> 'block' -> 0 ->> 'hash' from ledger.repair where height = 4"))
                .as("what stood there is kept")
                .asString()
                .startsWith("\\x2d7116");
        assertThat(alarms()).anyMatch(alarm -> alarm.startsWith("ledger.alarm.scrub.repaired.neighbour"));
        assertThat(alarms()).noneMatch(alarm -> alarm.contains("asked"));
        long before = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(GATEWAY, "Z1") >= before + 5);
    }

    @Test
    void aGatewayWhoseLastBlockWasChangedStartsAndGetsItBack() {
        int zone = instances.chain(GATEWAY, "Z1").number();
        long last = instances.height(GATEWAY, "Z1");
        instances.at(GATEWAY).getBean(MarketLoop.class).stop();
        change(
                "block",
                "update ledger.block set header = '\\x00' where chain = %d and height = (select max(height) from ledger.block b where b.chain = block.chain)",
                zone);
        instances.stop(GATEWAY);
        instances.start(GATEWAY, SOON);
        assertThat(alarms()).anyMatch(alarm -> alarm.startsWith("ledger.alarm.scrub.block.asked"));
        await().atMost(PATIENCE).until(() -> instances.height(GATEWAY, "Z1") >= last + 5);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(audit()).isEmpty());
        assertThat(alarms()).anyMatch(alarm -> alarm.startsWith("ledger.alarm.scrub.repaired.neighbour"));
    }

    @Test
    void whatIsWrongDoesNotLeave() {
        int zone = instances.chain(GATEWAY, "Z1").number();
        change(
                "record",
                "delete from ledger.record where (chain, height) = (select chain, height from ledger.record where chain = %d order by height limit 1)",
                zone);
        long height = (Long) sql().fetchValue("select min(height) from ledger.result where chain = " + zone);
        Chain chain = instances.chain(GATEWAY, "Z1");
        NodeStores stores = instances.at(GATEWAY).getBean(NodeStores.class);
        assertThat(HeightBelow.unchecked(chain, stores, height)).isPresent();
        assertThat(HeightBelow.block(chain, stores, height)).isEmpty();
    }

    @Test
    void rowsGoOnlyWithARecordOfTheirRepair() {
        int zone = instances.chain(GATEWAY, "Z1").number();
        assertThat(catching("delete from ledger.block where chain = " + zone)).contains("append-only: DELETE refused");
        sql().transaction(transaction -> {
            DSLContext within = transaction.dsl();
            within.execute("insert into ledger.repair (at, chain, height, finding, source, rows)"
                    + " values (now(), 0, 1, '', '', '{}')");
            within.execute("delete from ledger.history_node where chain = 77");
        });
        assertThat(catching("delete from ledger.block where chain = " + zone))
                .as("one that is over does not count")
                .contains("append-only: DELETE refused");
        assertThat(catching("delete from ledger.repair")).contains("append-only: DELETE refused");
    }

    private String catching(String statement) {
        try {
            sql().execute(statement);
            return "";
        } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** As somebody would who has the owner's rights. */
    private void change(String table, String statement, int chain) {
        DSLContext sql = sql();
        sql.execute("alter table ledger." + table + " disable trigger user");
        assertThat(sql.execute(statement.formatted(chain))).as(statement).isPositive();
        sql.execute("alter table ledger." + table + " enable trigger user");
    }

    private DSLContext sql() {
        return instances.at(GATEWAY).getBean(DSLContext.class);
    }

    private List<String> audit() {
        return instances.at(GATEWAY).getBean(Audit.class).run().findings();
    }

    private List<String> alarms() {
        return instances.at(GATEWAY).getBean("scrubAlarms", AlarmSource.class).alarms(Instant.now()).stream()
                .map(alarm -> alarm.what().key() + alarm.what().arguments())
                .toList();
    }

    private double meter(String name) {
        MeterRegistry registry = new SimpleMeterRegistry();
        instances.at(GATEWAY).getBean("scrubMeters", MeterBinder.class).bindTo(registry);
        return registry.get(name).gauge().value();
    }
}
