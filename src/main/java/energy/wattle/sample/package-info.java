/**
 * The sample that can be looked around in: for now its accounts. Exists only with {@code wattle.sample.enabled};
 * nothing depends on it.
 */
@ApplicationModule(
        displayName = "Sample",
        allowedDependencies = {"units", "membership", "shell"})
package energy.wattle.sample;

import org.springframework.modulith.ApplicationModule;
