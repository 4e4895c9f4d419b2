/**
 * The database of an instance: PostgreSQL, its own or another's.
 *
 * <p>With {@code spring.datasource.url} set, that server is used and this module does nothing. Without it, an embedded
 * PostgreSQL keeps its data in {@link energy.wattle.database.DatabaseProperties#directory()}: durable (fsync and
 * synchronous commit), reachable from this machine only, behind a password, started before Flyway and stopped after the
 * connection pool. The server outlives a killed JVM; the next start adopts it, or stops it and starts anew.
 *
 * <p>Other modules see none of this: they use jOOQ, and bring their migrations in {@code db/migration/<module>}.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package energy.wattle.database;

import org.springframework.modulith.ApplicationModule;
