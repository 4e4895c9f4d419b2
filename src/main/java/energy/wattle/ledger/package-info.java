/**
 * Chains, records, blocks, certificates and proofs. Knows records and contracts, never trades. Source: Ledger.
 *
 * <p>The root holds the values that others may use: {@link energy.wattle.ledger.LedgerRecord records},
 * {@link energy.wattle.ledger.BlockHeader headers}, {@link energy.wattle.ledger.Proof proofs}. Everything that decides
 * is a pure function in {@code core}; {@code wire} reads and writes proof files.
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"units", "files", "database", "shell"})
package energy.wattle.ledger;

import org.springframework.modulith.ApplicationModule;
