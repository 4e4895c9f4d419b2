package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.membership.Account;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Databases as releases have left them are brought up to date. How to add one: docs/guides/operate.md, Updates. */
@SpringBootTest(
        classes = WattleApplication.class,
        properties = {
            "wattle.sample.enabled=false",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/released-database.secret",
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.datasource.hikari.minimum-idle=0"
        })
class ReleasedDatabasesTests {

    private static final Path FOLDER = Path.of("src/test/resources/fixtures/databases");

    @Autowired
    private Accounts accounts;

    @DynamicPropertySource
    static void databaseOfTheFirstRelease(DynamicPropertyRegistry properties) {
        TestDatabase database = restored(FOLDER.resolve("0.1.sql"));
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
    }

    @Test
    void theApplicationStartsOnTheFirstReleasesDatabaseAndKeepsItsAccounts() {
        assertThat(accounts.find("anna").map(Account::roles))
                .hasValueSatisfying(
                        roles -> assertThat(roles).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.OPERATOR));
        assertThat(accounts.find("sunny-farm")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void afterItsMigrationAReleasesDatabaseHasTheTablesOfANewOne(Path release) {
        assertThat(columnsOf(restored(release))).isEqualTo(columnsOf(TestDatabase.fresh()));
    }

    static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** The columns that a database has once the modules' migrations have run on it. */
    private static List<String> columnsOf(TestDatabase database) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Migrated.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.maximum-pool-size=2")) {
            List<String> columns = context
                    .getBean(DSLContext.class)
                    .fetchValues(
                            "select format('%s.%s.%s %s %s', table_schema, table_name, column_name, data_type, is_nullable)"
                                    + " from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema') order by 1")
                    .stream()
                    .map(String::valueOf)
                    .toList();
            assertThat(columns).anyMatch(column -> column.startsWith("ledger.block.header"));
            return columns;
        }
    }

    private static TestDatabase restored(Path dump) {
        TestDatabase database = TestDatabase.fresh();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(dump));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(dump.toString(), e);
        }
        return database;
    }

    @DatabaseSlice
    static class Migrated {}
}
