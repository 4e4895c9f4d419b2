package energy.wattle.ledger.core;

import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.StateView;

/** Placeholder. */
final class CopyCheck {

    CopyCheck(CryptoSuite suite, Genesis genesis, MarketChain chain) {}

    Outcome outcome(StateView state, CopyRecord copy) {
        return Applied.NOTHING;
    }
}
