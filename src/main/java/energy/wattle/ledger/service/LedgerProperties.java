package energy.wattle.ledger.service;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance takes part in its chains.
 *
 * @param secretFile the file with the secret that all of this instance's keys are derived from, made on the first
 *     start, readable by its owner only. Whoever has it can sign as this instance; without it the database is of no use
 *     to an instance. Back it up apart from the database.
 * @param runsMarket whether this instance makes blocks and does what the market does by itself
 */
@ConfigurationProperties("wattle.ledger")
public record LedgerProperties(
        @DefaultValue("./data/instance.secret") Path secretFile,
        @DefaultValue("true") boolean runsMarket) {

    public LedgerProperties {
        secretFile = secretFile.toAbsolutePath().normalize();
    }
}
