package energy.wattle.sample.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Throws everything in the database away before it is migrated: {@code --fresh}. Refuses where somebody has an account
 * that is not the sample's, because then the data is no sample's either.
 */
@Component
@ConditionalOnBooleanProperty({"wattle.sample.enabled", "wattle.sample.fresh"})
class FreshDatabase implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(FreshDatabase.class);

    private static final String MODULES = """
            select substr(tablename, length('flyway_schema_history_') + 1) from pg_tables
            where schemaname = 'public' and tablename like 'flyway\\_schema\\_history\\_%' order by 1
            """;

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource source) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                empty(connection);
                connection.commit();
            } catch (SQLException e) {
                throw new BeanCreationException(beanName, "--fresh: the database could not be emptied", e);
            }
        }
        return bean;
    }

    private static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> modules = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(MODULES)) {
                while (rows.next()) {
                    modules.add(rows.getString(1));
                }
            }
            if (modules.contains("membership") && hasOwnAccounts(statement)) {
                throw new FreshRefusedException();
            }
            for (String module : modules) {
                String name = statement.enquoteIdentifier(module, true);
                statement.execute("drop schema if exists %s cascade".formatted(name));
                statement.execute("drop table public.%s"
                        .formatted(statement.enquoteIdentifier("flyway_schema_history_" + module, true)));
            }
            log.info("--fresh: {} schemas were thrown away", modules.size());
        }
    }

    private static boolean hasOwnAccounts(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select exists (select 1 from membership.account where not demonstration)")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
