/**
 * The paper's evaluation, reproducible by anyone: the product's consensus and a traditional DPoS in one simulated
 * network, their figures, and the report.
 *
 * <p>{@code core} simulates in virtual time; a run is a function of its setting, seed and costs.
 * {@link energy.wattle.laboratory.Laboratory} starts sweeps as background jobs and keeps their results. Source:
 * Experiments.
 */
@ApplicationModule(
        displayName = "Laboratory",
        allowedDependencies = {"units", "files", "shell", "database", "membership", "ledger", "ledger :: protocol"})
package energy.wattle.laboratory;

import org.springframework.modulith.ApplicationModule;
