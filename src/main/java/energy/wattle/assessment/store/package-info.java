/** The sums that indicators are made of, and alarms, in PostgreSQL. */
package energy.wattle.assessment.store;
