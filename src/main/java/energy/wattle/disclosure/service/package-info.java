/** Publishes by calendar, follows the chains, and answers. */
package energy.wattle.disclosure.service;
