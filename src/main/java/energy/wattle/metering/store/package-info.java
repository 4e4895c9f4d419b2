/** Readings and forecasts as the chains have them; what this instance took in, its tokens and their requests. */
package energy.wattle.metering.store;
