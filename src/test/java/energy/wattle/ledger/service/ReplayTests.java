package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplaySource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A small market in one database, executed anew into another one. */
class ReplayTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    @AfterEach
    void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void theChainsGiveWhatTheDatabaseHolds() {
        ConfigurableApplicationContext market = market();
        List<String> progress = new ArrayList<>();

        Replay.Report report = replayed(TestDatabase.fresh()).run(progress::add);

        assertThat(report.difference()).isEmpty();
        assertThat(report.blocks()).isEqualTo(count(market, "ledger.block")).isGreaterThan(3);
        assertThat(report.rows()).isGreaterThan(count(market, "ledger.record") + count(market, "test.seen"));
        assertThat(progress).contains("test.seen: %d rows compared".formatted(count(market, "test.seen")));
    }

    @Test
    void aChangedValueOfAProjectionIsToldWithTableRowColumnAndBothValues() {
        sql(market()).execute("update test.seen set records = 77 where chain = 'Z1' and height = 1");

        assertThat(replayed(TestDatabase.fresh()).run(line -> {}).difference().map(Object::toString))
                .hasValueSatisfying(
                        difference -> assertThat(difference)
                                .startsWith(
                                        "table test.seen, row (chain=Z1, height=1), column records: the database holds 77, the chains give "));
    }

    @Test
    void aRowTooManyAndARowTooFewAreTold() {
        DSLContext sql = sql(market());
        sql.execute("insert into test.seen values ('zz', 1, 0)");
        assertThat(replayed(TestDatabase.fresh()).run(line -> {}).difference().map(Object::toString))
                .contains(
                        "table test.seen, row (chain=zz, height=1): it is in the database, the chains give no such row");
        sql.execute("delete from test.seen where chain = 'zz'");
        sql.execute(
                "delete from test.seen where (chain, height) = (select chain, height from test.seen order by chain collate \"C\" desc, height desc limit 1)");

        assertThat(replayed(TestDatabase.fresh()).run(line -> {}).difference().map(Object::toString))
                .hasValueSatisfying(
                        difference -> assertThat(difference).endsWith("the chains give it, the database lacks it"));
    }

    @Test
    void aChangedStateIsTold() {
        sql(market())
                .execute(
                        "update ledger.state set value = value || '\\x00' where (chain, table_number, key) = (select chain, table_number, key from ledger.state order by 1, 2, 3 limit 1)");

        assertThat(replayed(TestDatabase.fresh()).run(line -> {}).difference().map(Object::toString))
                .hasValueSatisfying(difference -> assertThat(difference)
                        .startsWith("table ledger.state, row (chain=0")
                        .contains("column value"));
    }

    @Test
    void aBlockThatDoesNotComeOutAsItStandsIsTold() {
        DSLContext sql = sql(market());
        sql.execute("alter table ledger.record disable trigger user");
        sql.execute(
                "delete from ledger.record where position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1)");

        assertThat(replayed(TestDatabase.fresh()).run(line -> {}).difference().map(Object::toString))
                .hasValueSatisfying(difference -> assertThat(difference)
                        .startsWith("chain market, block ")
                        .contains("the records root is not over the block's records"));
    }

    @Test
    void aDatabaseThatIsNotEmptyIsNotReplayedInto() {
        market();

        assertThatThrownBy(() -> replayed(database)).rootCause().hasMessageContaining("name an empty one");
    }

    private ConfigurableApplicationContext market() {
        ConfigurableApplicationContext market = started(database, Optional.empty());
        MarketLoop loop = market.getBean(MarketLoop.class);
        for (int quarter = 0; quarter <= 2; quarter++) {
            loop.settle(START.plus(Duration.ofMinutes(15).multipliedBy(quarter)));
        }
        assertThat(market.getBean(Ledger.class).zones()).hasSize(2);
        return market;
    }

    private Replay replayed(TestDatabase into) {
        ReplaySource source = new ReplaySource(database.url(), database.username(), database.password());
        return started(into, Optional.of(source)).getBean(Replay.class);
    }

    private ConfigurableApplicationContext started(TestDatabase on, Optional<ReplaySource> source) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(WithProjection.class)
                .web(WebApplicationType.NONE)
                .properties("wattle.sample.enabled=false")
                .initializers(before ->
                        source.ifPresent(found -> before.getBeanFactory().registerSingleton("replaySource", found)))
                .run(
                        "--spring.datasource.url=" + on.url(),
                        "--spring.datasource.username=" + on.username(),
                        "--spring.datasource.password=" + on.password(),
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        "--wattle.ledger.runs-market=false",
                        "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
        contexts.add(context);
        return context;
    }

    private static DSLContext sql(ConfigurableApplicationContext context) {
        return context.getBean(DSLContext.class);
    }

    private static long count(ConfigurableApplicationContext context, String table) {
        return sql(context).fetchCount(DSL.table(table));
    }

    /** No @Configuration: other tests of this package look for those. */
    @Import(MarketLoopTests.LedgerAlone.class)
    static class WithProjection {

        @Bean
        Projection seenBlocks(DSLContext sql) {
            sql.execute("create schema if not exists test");
            sql.execute("create table if not exists test.seen"
                    + " (chain text, height bigint, records integer not null, primary key (chain, height))");
            return new Projection() {
                @Override
                public List<String> tables() {
                    return List.of("test.seen");
                }

                @Override
                public void project(FinalBlock block) {
                    sql.execute(
                            "insert into test.seen values (?, ?, ?)",
                            block.chain().name().code(),
                            block.header().height(),
                            block.records().size());
                }
            };
        }
    }
}
