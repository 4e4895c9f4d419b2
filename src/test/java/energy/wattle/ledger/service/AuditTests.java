package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Audit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** A small market whose tables their owner changes after switching the triggers off; every case is rolled back. */
@SpringBootTest(
        classes = MarketLoopTests.LedgerAlone.class,
        properties = {"wattle.ledger.runs-market=false", "wattle.ledger.secret-file=target/test.secret"})
@OnTestDatabase
class AuditTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");

    @Autowired
    private Audit audit;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionOperations transactions;

    @BeforeEach
    void runAMarketForHalfAnHour() {
        for (int quarter = 0; quarter <= 2; quarter++) {
            loop.settle(START.plus(Duration.ofMinutes(15).multipliedBy(quarter)));
        }
    }

    @Test
    void aMarketThatNobodyTouchedIsClean() {
        Audit.Report report = audit.run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.blocks()).isEqualTo(sql.fetchCount(sql.selectFrom("ledger.block")));
        assertThat(report.records())
                .isEqualTo(sql.fetchCount(sql.selectFrom("ledger.record")))
                .isPositive();
        assertThat(report.results())
                .isEqualTo(sql.fetchCount(sql.selectFrom("ledger.result")))
                .isPositive();
    }

    /** The last block of the first epoch and all later ones have the state's snapshot in their roots. */
    @Test
    void aFaultOfTheStateIsToldOnceAndNotAgainBySnapshotsAboveIt() {
        assertThat(sql.fetchCount(sql.selectFrom("ledger.block").where("chain = 0")))
                .isGreaterThanOrEqualTo(MarketLoopTests.LedgerAlone.EPOCH);
        List<String> findings = findingsAfter(
                "state_change",
                "delete from ledger.state_change where (chain, height, table_number, key) = (select chain, height, table_number, key from ledger.state_change where chain = 0 order by height, table_number, key limit 1)");

        assertThat(findings)
                .filteredOn(finding -> finding.contains("the block's state changes are not those of its header"))
                .hasSize(1);
    }

    /** The row that a change hits is the first one of main chain block 1, or of the first block that has one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chain        | genesis     | number = 1 | row 1 of ledger.chain",
                "chain        | id          | number = 1 | row 1 of ledger.chain",
                "block        | header      | chain = 0 and height = 1 | chain market, block 1, block",
                "block        | hash        | chain = 0 and height = 1 | chain market, block 1, block",
                "block        | certificate | chain = 0 and height = 1 | chain market, block 1, block",
                "record       | content     | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "record       | id          | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "record       | leaf        | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "result       | content     | position = 0 and (chain, height) = (select chain, height from ledger.result where chain = 0 order by height limit 1) | result 0",
                "result       | leaf        | position = 0 and (chain, height) = (select chain, height from ledger.result where chain = 0 order by height limit 1) | result 0",
                "state_change | value       | (chain, height, table_number, key) = (select chain, height, table_number, key from ledger.state_change where chain = 0 and length(value) > 0 order by height, table_number, key limit 1) | state_change",
                "state_change | digest      | (chain, height, table_number, key) = (select chain, height, table_number, key from ledger.state_change where chain = 0 order by height, table_number, key limit 1) | state_change",
                "history_node | hash        | chain = 0 and level = 0 and position = 0 | history_node level 0, position 0",
                "state        | value       | (chain, table_number, key) = (select chain, table_number, key from ledger.state where chain = 0 and length(value) > 0 order by table_number, key limit 1) | state of table"
            })
    void oneChangedByteIsFoundAndItsRowNamed(String table, String column, String row, String place) {
        List<String> findings = findingsAfter(
                table,
                "update ledger.%1$s set %2$s = set_byte(%2$s, length(%2$s) - 1, get_byte(%2$s, length(%2$s) - 1) # 1) where %3$s"
                        .formatted(table, column, row));

        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block        | chain = 0 and height = 1 | the block at height 1 is missing",
                "block        | chain = 0 and height = (select max(height) from ledger.block where chain = 0) | it is above the last block",
                "record       | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | the block's records are not those of its header",
                "result       | position = 0 and (chain, height) = (select chain, height from ledger.result where chain = 0 order by height limit 1) | the block's results are not those of its header",
                "state_change | (chain, height, table_number, key) = (select chain, height, table_number, key from ledger.state_change where chain = 0 order by height, table_number, key limit 1) | the block's state changes are not those of its header",
                "history_node | chain = 0 and level = 0 and position = 0 | history_node level 0, position 0",
                "state        | (chain, table_number, key) = (select chain, table_number, key from ledger.state where chain = 0 order by table_number, key limit 1) | rows are missing"
            })
    void aDeletedRowIsFound(String table, String row, String fault) {
        assertThat(findingsAfter(table, "delete from ledger.%s where %s".formatted(table, row)))
                .anySatisfy(finding -> assertThat(finding).contains(fault));
    }

    /** What a row repeats of its content, for look-ups, is checked like the content. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chain        | name = 'other' | number = 1 | row 1 of ledger.chain",
                "block        | time = time + 1 | chain = 0 and height = 1 | chain market, block 1, block",
                "record       | kind = kind + 1 | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "record       | sender = set_byte(sender, 0, get_byte(sender, 0) # 1) | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "record       | sequence = sequence + 1000000 | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "record       | void_reason = 'OTHER' | position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1) | record 0",
                "result       | kind = 'OTHER' | position = 0 and (chain, height) = (select chain, height from ledger.result where chain = 0 order by height limit 1) | result 0"
            })
    void aChangedColumnIsFoundAndItsRowNamed(String table, String change, String row, String place) {
        List<String> findings = findingsAfter(table, "update ledger.%s set %s where %s".formatted(table, change, row));

        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(place));
    }

    @Test
    void contentThatIsChangedTogetherWithItsLeafDoesNotFitTheBlock() {
        String other = "(select content, leaf from ledger.record where chain = 0 order by height desc limit 1)";
        List<String> findings = findingsAfter(
                "record",
                "update ledger.record set (content, leaf) = %s where position = 0 and (chain, height) = (select chain, height from ledger.record where chain = 0 order by height limit 1)"
                        .formatted(other));

        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding).contains("the block's records are not those of its header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "block", "record", "result", "state_change", "history_node"})
    void theDatabaseRefusesToChangeWhatIsFinal(String table) {
        for (String command : List.of(
                "update ledger.%s set %s".formatted(table, table.equals("chain") ? "name = 'x'" : "chain = 0"),
                "delete from ledger.%s".formatted(table),
                "truncate ledger.%s cascade".formatted(table))) {
            assertThatThrownBy(() -> sql.execute(command))
                    .as(command)
                    .hasMessageContaining(
                            "append-only: " + command.substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        }
    }

    private List<String> findingsAfter(String table, String change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            sql.execute("alter table ledger.%s disable trigger user".formatted(table));
            assertThat(sql.execute(change)).as(change).isOne();
            return audit.run().findings();
        }));
    }
}
