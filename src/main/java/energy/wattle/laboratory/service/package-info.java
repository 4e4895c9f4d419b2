/** Sweeps as background jobs. */
package energy.wattle.laboratory.service;
