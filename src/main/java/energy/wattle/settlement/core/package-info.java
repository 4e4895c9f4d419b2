/** The settlement rules as pure functions of trades, meters and prices. */
package energy.wattle.settlement.core;
