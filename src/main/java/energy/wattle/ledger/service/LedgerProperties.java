package energy.wattle.ledger.service;

import energy.wattle.ledger.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance takes part in its chains.
 *
 * @param secretFile the file with the secret that all of this instance's keys are derived from, made on the first
 *     start, readable by its owner only. Whoever has it can sign as this instance; without it the database is of no use
 *     to an instance. Back it up apart from the database.
 * @param runsMarket whether this instance makes blocks and does what the market does by itself
 * @param pinnedRecoveries hashes of the main chain's recovery manifests that this instance goes on by, and that proofs
 *     may cross, 64 hexadecimal digits each. Pin what the administrators have told you by another way than the manifest
 *     itself, and leave it there: without it the chain above is not believed
 * @param zones names of the zones whose chains this instance keeps beside the main chain; none: all of the market
 */
@ConfigurationProperties("wattle.ledger")
public record LedgerProperties(
        @DefaultValue("./data/instance.secret") Path secretFile,
        @DefaultValue("true") boolean runsMarket,
        @DefaultValue List<String> pinnedRecoveries,
        @DefaultValue List<String> zones) {

    public LedgerProperties {
        secretFile = secretFile.toAbsolutePath().normalize();
        pinnedRecoveries = List.copyOf(pinnedRecoveries);
        zones = List.copyOf(zones);
        recoveries(pinnedRecoveries); // a wrong one is told at the start, not at the first proof
    }

    Set<Hash> recoveries() {
        return recoveries(pinnedRecoveries);
    }

    private static Set<Hash> recoveries(List<String> digits) {
        return digits.stream().map(Hash::ofHex).collect(Collectors.toUnmodifiableSet());
    }
}
