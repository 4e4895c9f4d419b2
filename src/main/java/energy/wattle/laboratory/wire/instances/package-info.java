/** Figure 9 and table 1: reads what was measured on instances, writes tables and a report. */
package energy.wattle.laboratory.wire.instances;
