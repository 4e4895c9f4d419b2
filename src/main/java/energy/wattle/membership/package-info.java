/**
 * Who takes part: accounts and their log-in data.
 *
 * <p>{@link energy.wattle.membership.Accounts} is the way in. Passwords are kept as Argon2id hashes only. An
 * installation starts with a first administrator from its configuration, or with the accounts that a
 * {@link energy.wattle.membership.DemonstrationAccounts} publishes.
 */
@ApplicationModule(
        displayName = "Membership",
        allowedDependencies = {"units", "shell", "ledger"})
package energy.wattle.membership;

import org.springframework.modulith.ApplicationModule;
