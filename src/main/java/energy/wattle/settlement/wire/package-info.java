/** Trades, meters, prices and contracts as files, settlement lines as CSV, and the command that settles them. */
package energy.wattle.settlement.wire;
