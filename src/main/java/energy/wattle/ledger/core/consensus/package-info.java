/**
 * How a chain's validators decide one height after another. Source: Ledger, One height; Verdict on a delegate.
 *
 * <p>{@link energy.wattle.ledger.core.consensus.Consensus} is the protocol, a pure step from state and event to state
 * and actions. {@link energy.wattle.ledger.core.consensus.MessageCheck} stands before it and lets only well-signed
 * messages in; {@link energy.wattle.ledger.core.consensus.EvidenceCheck} judges accusations. Numbers of rules in the
 * comments are those of the design page.
 */
@NamedInterface("protocol")
package energy.wattle.ledger.core.consensus;

import org.springframework.modulith.NamedInterface;
