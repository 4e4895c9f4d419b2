/**
 * Whole networks of validators in virtual time, with every fault that the design page names, checked after each event.
 * A run is a function of its arguments. Source: Ledger, The simulator; Invariants.
 */
@NamedInterface("protocol")
package energy.wattle.ledger.core.simulation;

import org.springframework.modulith.NamedInterface;
