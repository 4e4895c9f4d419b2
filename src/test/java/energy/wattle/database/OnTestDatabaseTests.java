package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** How another module's test gets a database of its own. */
@SpringBootTest(classes = OnTestDatabaseTests.Slice.class)
@OnTestDatabase
class OnTestDatabaseTests {

    @DatabaseSlice
    static class Slice {}

    @Autowired
    private DataSource dataSource;

    @Test
    void aContextHasAMigratedDatabaseOfItsOwn() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_database()")) {
            row.next();
            assertThat(row.getString(1)).startsWith("test_").isNotEqualTo(name(TestDatabase.fresh()));
            statement.execute("select * from membership.account");
        }
    }

    private static String name(TestDatabase database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }
}
