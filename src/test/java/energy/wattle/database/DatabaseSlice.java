package energy.wattle.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * On a test's configuration class: pool, transactions, jOOQ and the modules' migrations, and nothing of the web. What
 * it starts is listed in {@code META-INF/spring/energy.wattle.database.DatabaseSlice.imports}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@Import(SliceOfWattle.class)
public @interface DatabaseSlice {}
