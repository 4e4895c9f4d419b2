package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Hashing;

/** Checks signatures, and hashes. In production a {@link CryptoSuite} does. */
public interface Verifying extends Hashing {

    boolean verifies(Bytes publicKey, Bytes message, Bytes signature);

    static Verifying by(CryptoSuite suite) {
        return new Verifying() {
            @Override
            public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
                return suite.verifies(publicKey, message, signature);
            }

            @Override
            public Hash hash(byte[]... parts) {
                return suite.hash(parts);
            }
        };
    }
}
