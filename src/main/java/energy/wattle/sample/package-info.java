/**
 * The sample that can be looked around in: for now its accounts. Exists only with {@code wattle.sample.enabled};
 * nothing depends on it.
 */
@ApplicationModule(
        displayName = "Sample",
        allowedDependencies = {"units", "files", "shell", "ledger", "membership", "metering", "trading", "settlement"})
package energy.wattle.sample;

import org.springframework.modulith.ApplicationModule;
