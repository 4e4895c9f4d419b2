/** The figures: what is run for each, what a run gives, and what is seen in the results. */
package energy.wattle.laboratory.core.figure;
