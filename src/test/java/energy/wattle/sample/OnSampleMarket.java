package energy.wattle.sample;

import energy.wattle.database.OnTestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs a test on the whole application with the sample's market, in which nothing happens but what the test drives. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {"wattle.sample.speed=max", "wattle.sample.validators=1", "wattle.ledger.runs-market=false"})
@OnTestDatabase
public @interface OnSampleMarket {}
