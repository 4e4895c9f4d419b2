package energy.wattle.database.service;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.SideDatabases;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Gives Spring Boot the embedded server where it would read {@code spring.datasource.url}. Pool, Flyway and jOOQ depend
 * on these details and these on the server, so it starts before them and stops after them.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoServerNamed.class)
@EnableConfigurationProperties(DatabaseProperties.class)
public class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    PostgresServer postgresServer(DatabaseProperties properties) {
        return properties.attach() ? PostgresServer.attach(properties) : PostgresServer.start(properties);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(PostgresServer server) {
        return new EmbeddedConnection(server.url(PostgresServer.APPLICATION), server.password());
    }

    @Bean
    SideDatabases sideDatabases(PostgresServer server) {
        return new EmbeddedSideDatabases(server);
    }

    private record EmbeddedConnection(String url, String password) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return PostgresServer.APPLICATION;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
