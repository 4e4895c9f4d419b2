/**
 * Settlement of delivery intervals: forecast compensation, the settlement contracts of the zones, resettlement.
 *
 * <p>{@link energy.wattle.settlement.core.IntervalSettlement} turns trades, metered energy and the grid's prices into
 * lines of money and energy that balance to zero. Source: Market rules, Forecast compensation and settlement; the
 * paper, section 2, steps 3 and 4.
 */
@ApplicationModule(
        displayName = "Settlement",
        allowedDependencies = {"units", "files", "shell", "ledger", "membership", "metering", "trading"})
package energy.wattle.settlement;

import org.springframework.modulith.ApplicationModule;
