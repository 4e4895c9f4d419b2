/**
 * The market itself: orders, clearing, trades. Source: Market rules, Declarations and Clearing.
 *
 * <p>{@link energy.wattle.trading.core.Clearing} is the paper's double-sided bidding (section 2, step 2);
 * {@link energy.wattle.trading.ClearingWorkbench} offers it to people who bring a file of orders.
 */
@ApplicationModule(
        displayName = "Trading",
        allowedDependencies = {"units", "files", "shell"})
package energy.wattle.trading;

import org.springframework.modulith.ApplicationModule;
