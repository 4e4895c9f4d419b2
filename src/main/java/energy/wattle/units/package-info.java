/**
 * Exact quantities and identities that every module shares: energy, price, money, delivery intervals, parties.
 *
 * <p>Everything here is an integer with a unit, checks itself where it is made, and knows nothing of the rest of the
 * house. Source: Market rules, Quantities.
 */
@ApplicationModule(
        displayName = "Units",
        allowedDependencies = {})
package energy.wattle.units;

import org.springframework.modulith.ApplicationModule;
