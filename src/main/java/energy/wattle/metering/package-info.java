/**
 * Forecast curves and metered energy, which trading, settlement and assessment all read.
 *
 * <p>Readings are signed by the meter's registered key or by the metering operator, never typed by the participant.
 * Source: Market rules, Forecast compensation and settlement; Missing meters, corrections.
 */
@ApplicationModule(
        displayName = "Metering",
        allowedDependencies = {"units", "files", "shell", "ledger", "membership"})
package energy.wattle.metering;

import org.springframework.modulith.ApplicationModule;
