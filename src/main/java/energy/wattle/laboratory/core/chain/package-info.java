/** What both algorithms have in common: contents of blocks, misbehaviour, finality, and where time goes. */
package energy.wattle.laboratory.core.chain;
