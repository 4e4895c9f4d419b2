/** Takes readings and forecasts to the ledger, follows the chains, checks tokens. */
package energy.wattle.metering.service;
