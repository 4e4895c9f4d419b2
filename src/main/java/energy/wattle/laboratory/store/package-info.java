/** Sweeps and their results in PostgreSQL. */
package energy.wattle.laboratory.store;
