/** What may be told without revealing a member, as pure functions; the contract and the calendar of publications. */
package energy.wattle.disclosure.core;
