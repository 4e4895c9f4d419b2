package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;

/** Signs with one validator's key; the same message gives the same bytes. */
@FunctionalInterface
public interface Signer {

    Bytes sign(Bytes message);
}
