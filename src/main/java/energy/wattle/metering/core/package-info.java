/** Which readings come into force, and what becomes of sealed forecasts, as a function of the chain. */
package energy.wattle.metering.core;
