/** The command, its files, and the report. */
package energy.wattle.laboratory.wire;
