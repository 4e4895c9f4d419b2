/** The indicators as exact functions of sums: integers only, rounded once, half to even. */
package energy.wattle.assessment.core;
