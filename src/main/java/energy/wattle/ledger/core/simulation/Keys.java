package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.consensus.Verifying;
import java.nio.ByteBuffer;

/** The validators' keys in a simulation: real ones of a suite, or a fast stand-in. */
public interface Keys {

    Bytes publicKey(int validator);

    Signer signer(int validator);

    Verifying verifying();

    /** Of the contracts, which check what the nodes have signed. */
    CryptoSuite suite();

    /** Keys of a suite, derived from the validators' numbers. */
    static Keys of(CryptoSuite suite) {
        return new Keys() {
            @Override
            public Bytes publicKey(int validator) {
                return suite.signingKey(secret(validator));
            }

            @Override
            public Signer signer(int validator) {
                Bytes secret = secret(validator);
                return message -> suite.sign(secret, message);
            }

            @Override
            public Verifying verifying() {
                return Verifying.by(suite);
            }

            @Override
            public CryptoSuite suite() {
                return suite;
            }

            private Bytes secret(int validator) {
                return suite.tagged("wattle/simulated-key", Bytes.ofUtf8(Integer.toString(validator)))
                        .bytes();
            }
        };
    }

    /**
     * A keyed hash in a signature's place, for speed: whoever knows the public key could sign, but nobody in a
     * simulation does so for others.
     */
    static Keys standIn() {
        return new StandIn();
    }

    /** Eight bytes of hash over key and message, and zeros. Blocks are hashed by SHA-256. */
    final class StandIn implements Keys, Verifying {

        private static final int LENGTH = 64;
        private static final long PRIME = 0x100000001B3L;

        private StandIn() {}

        @Override
        public Bytes publicKey(int validator) {
            return Bytes.of(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Dice.mix(validator + 1L))
                    .array());
        }

        @Override
        public Signer signer(int validator) {
            Bytes key = publicKey(validator);
            return message -> seal(key, message);
        }

        @Override
        public Verifying verifying() {
            return this;
        }

        @Override
        public CryptoSuite suite() {
            return new StandInSuite(this);
        }

        @Override
        public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
            return seal(publicKey, message).equals(signature);
        }

        @Override
        public Hash hash(byte[]... parts) {
            return CryptoSuites.ED25519.hash(parts);
        }

        private static Bytes seal(Bytes key, Bytes message) {
            long hash = ByteBuffer.wrap(key.toArray()).getLong();
            for (byte next : message.toArray()) {
                hash = (hash ^ next) * PRIME;
            }
            return Bytes.of(ByteBuffer.allocate(LENGTH).putLong(Dice.mix(hash)).array());
        }
    }
}
