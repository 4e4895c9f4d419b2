/**
 * The market itself: sessions, declarations, orders, clearing, trades. Source: Market rules, Sessions, Declarations and
 * Clearing.
 *
 * <p>{@link energy.wattle.trading.core.Clearing} is the paper's double-sided bidding (section 2, step 2);
 * {@link energy.wattle.trading.ClearingWorkbench} offers it to people who bring a file of orders.
 *
 * <p>{@link energy.wattle.trading.core.SessionCalendar} lists a zone's sessions and
 * {@link energy.wattle.trading.core.SessionLife} moves them; {@link energy.wattle.trading.core.DeclarationCheck}
 * refuses declarations where they are taken, and {@link energy.wattle.trading.core.BookAssembly} makes books of those
 * that count at the gate.
 */
@ApplicationModule(
        displayName = "Trading",
        allowedDependencies = {"units", "files", "shell", "ledger", "membership", "metering"})
package energy.wattle.trading;

import org.springframework.modulith.ApplicationModule;
