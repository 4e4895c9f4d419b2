package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.core.Signing;

/**
 * What validators sign and send to decide one height. Source: Ledger, One height.
 *
 * <p>A signer is named by its position among the height's validators, from 0.
 */
public sealed interface Message permits Proposal, Vote, Reject, Timeout {

    long height();

    int round();

    int signer();

    /** What kind of bytes is signed. */
    Signing.Type type();
}
