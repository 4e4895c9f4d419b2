/** Documents as CSV and JSON, and records in words. */
package energy.wattle.disclosure.wire;
