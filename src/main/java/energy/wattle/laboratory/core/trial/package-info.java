/** One run: sub-chains and a main chain that anchors them, in one virtual time, and what it measures. */
package energy.wattle.laboratory.core.trial;
