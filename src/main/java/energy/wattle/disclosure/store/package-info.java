/** Publications, issued documents and the calendar's progress in PostgreSQL. */
package energy.wattle.disclosure.store;
