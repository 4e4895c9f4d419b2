package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.service.EmbeddedDatabaseConfiguration;
import energy.wattle.database.service.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** The part of the application between its configuration and its tables, on the application's own application.yaml. */
class DatabaseConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Slice.class);

    @DatabaseSlice
    @Import(EmbeddedDatabaseConfiguration.class)
    static class Slice {}

    @Test
    void withoutAServerNamedTheModulesTablesAreMadeInTheEmbeddedOneOnce(@TempDir Path folder) {
        ApplicationContextRunner embedded = application.withPropertyValues(
                "wattle.database.directory=" + folder.resolve("postgresql"),
                "wattle.database.programs=" + TestDatabase.PROGRAMS);
        int[] made = new int[1];
        embedded.run(context -> {
            DSLContext jooq = context.getBean(DSLContext.class);
            assertThat(jooq.dialect()).isEqualTo(SQLDialect.POSTGRES);
            assertThat(jooq.fetchValue("select current_user || '@' || current_database()"))
                    .isEqualTo("wattle@wattle");
            made[0] = migrations(jooq);
            assertThat(made[0]).isPositive();
            jooq.execute("insert into membership.account values ('ada', '$argon2id$', false, now())");
        });
        embedded.run(context -> {
            DSLContext jooq = context.getBean(DSLContext.class);
            assertThat(migrations(jooq)).isEqualTo(made[0]);
            assertThat(jooq.fetchValue("select username from membership.account"))
                    .isEqualTo("ada");
        });
    }

    @Test
    void withAServerNamedNoneIsEmbedded() {
        TestDatabase named = TestDatabase.fresh();
        application
                .withPropertyValues(
                        "spring.datasource.url=" + named.url(),
                        "spring.datasource.username=" + named.username(),
                        "spring.datasource.password=" + named.password())
                .run(context -> {
                    assertThat(context).doesNotHaveBean(PostgresServer.class);
                    try (Connection connection =
                            context.getBean(DataSource.class).getConnection()) {
                        assertThat(connection.getMetaData().getURL()).startsWith(named.url());
                    }
                    assertThat(migrations(context.getBean(DSLContext.class))).isPositive();
                });
    }

    @Test
    void anEmptyUrlNamesNoServer(@TempDir Path folder) {
        application
                .withPropertyValues(
                        "spring.datasource.url=",
                        "wattle.database.directory=" + folder.resolve("postgresql"),
                        "wattle.database.programs=" + TestDatabase.PROGRAMS)
                .run(context -> assertThat(context).hasSingleBean(PostgresServer.class));
    }

    private static int migrations(DSLContext jooq) {
        return jooq.fetchCount(jooq.selectFrom("flyway_schema_history_membership where type = 'SQL'"));
    }
}
