/** The links between the nodes of one process, and what nodes measure over them. Source: Ledger, rules 4 to 6. */
package energy.wattle.ledger.core.network;
