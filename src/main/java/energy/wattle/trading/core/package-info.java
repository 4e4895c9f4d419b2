/** The market rules as pure functions of orders. */
package energy.wattle.trading.core;
