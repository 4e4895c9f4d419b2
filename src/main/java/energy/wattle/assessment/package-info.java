/**
 * Indicators of the market: concentration, residual supply, prices, welfare, renewables, forecasts, deviations, gains.
 *
 * <p>Computed per zone, session and delivery interval from what trading and settlement have on the chains, and rolled
 * up by adding the inputs, never the indices. {@link energy.wattle.assessment.Assessment} answers; for the regulator,
 * who sees all. What others may see of it is the disclosure module's matter. Source: Market assessment and information
 * disclosure, Indicators; Market rules, What the assessment looks at.
 */
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {"units", "files", "shell", "ledger", "membership", "metering", "trading", "settlement"})
package energy.wattle.assessment;

import org.springframework.modulith.ApplicationModule;
