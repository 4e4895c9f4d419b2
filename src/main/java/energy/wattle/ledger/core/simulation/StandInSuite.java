package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.KeyAgreement;
import energy.wattle.ledger.core.consensus.Verifying;
import java.util.Optional;

/** Real but for its signatures, which are those of the nodes' stand-in keys. */
record StandInSuite(Verifying verifying) implements CryptoSuite {

    private static final CryptoSuite REAL = CryptoSuites.ED25519;

    @Override
    public String name() {
        return REAL.name();
    }

    @Override
    public int keyLength() {
        return REAL.keyLength();
    }

    @Override
    public int signatureLength() {
        return REAL.signatureLength();
    }

    @Override
    public Bytes signingKey(Bytes secret) {
        return secret;
    }

    @Override
    public boolean isSigningKey(Bytes publicKey) {
        return !publicKey.isEmpty();
    }

    @Override
    public Bytes sign(Bytes secret, Bytes message) {
        throw new UnsupportedOperationException("nodes sign by their own keys");
    }

    @Override
    public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
        return verifying.verifies(publicKey, message, signature);
    }

    @Override
    public Hash hash(byte[]... parts) {
        return REAL.hash(parts);
    }

    @Override
    public Bytes extract(Bytes salt, Bytes inputKey) {
        return REAL.extract(salt, inputKey);
    }

    @Override
    public Bytes expand(Bytes pseudoRandomKey, Bytes info, int length) {
        return REAL.expand(pseudoRandomKey, info, length);
    }

    @Override
    public Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext) {
        return REAL.encrypt(key, associated, plaintext);
    }

    @Override
    public Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        return REAL.decrypt(key, associated, ciphertext);
    }

    @Override
    public KeyAgreement keyAgreement() {
        return REAL.keyAgreement();
    }
}
