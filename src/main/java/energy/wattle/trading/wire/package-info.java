/** Orders and trades as CSV files, and the command that clears them. */
package energy.wattle.trading.wire;
