/** Tables of readings and forecasts as CSV and JSON, and the REST interface that takes them. */
package energy.wattle.metering.wire;
