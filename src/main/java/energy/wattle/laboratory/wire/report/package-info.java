/** The report: one HTML file with its plots in it, in both languages, for any screen. */
package energy.wattle.laboratory.wire.report;
