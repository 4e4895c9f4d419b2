package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKey;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519, SHA-256, AES-256-GCM, and HPKE with X25519. Source: Ledger, Crypto suites. */
final class Ed25519Suite implements CryptoSuite {

    private static final Hashing SHA_256 = new Sha256();
    private static final Hkdf HKDF = new Hkdf(SHA_256);
    private static final KeyAgreement AGREEMENT = new X25519Agreement();

    @Override
    public String name() {
        return "ed25519";
    }

    @Override
    public int keyLength() {
        return AesGcm.KEY_LENGTH;
    }

    @Override
    public int signatureLength() {
        return Ed25519.SIGNATURE_SIZE;
    }

    @Override
    public Hash hash(byte[]... parts) {
        return SHA_256.hash(parts);
    }

    @Override
    public Bytes signingKey(Bytes secret) {
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(checked(secret), 0, publicKey, 0);
        return Bytes.of(publicKey);
    }

    @Override
    public boolean isSigningKey(Bytes publicKey) {
        return publicKey.length() == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(publicKey.toArray(), 0);
    }

    @Override
    public Bytes sign(Bytes secret, Bytes message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(checked(secret), 0, message.toArray(), 0, message.length(), signature, 0);
        return Bytes.of(signature);
    }

    @Override
    public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
        return publicKey.length() == Ed25519.PUBLIC_KEY_SIZE
                && signature.length() == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(
                        signature.toArray(), 0, publicKey.toArray(), 0, message.toArray(), 0, message.length());
    }

    @Override
    public Bytes extract(Bytes salt, Bytes inputKey) {
        return HKDF.extract(salt, inputKey);
    }

    @Override
    public Bytes expand(Bytes pseudoRandomKey, Bytes info, int length) {
        return HKDF.expand(pseudoRandomKey, info, length);
    }

    @Override
    public Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext) {
        return AesGcm.encrypt(key, associated, plaintext);
    }

    @Override
    public Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        return AesGcm.decrypt(key, associated, ciphertext);
    }

    @Override
    public KeyAgreement keyAgreement() {
        return AGREEMENT;
    }

    private static byte[] checked(Bytes secret) {
        if (secret.length() != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 secret has 32 bytes, not " + secret.length());
        }
        return secret.toArray();
    }

    /** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: 0x0020, 0x0001, 0x0002 in RFC 9180, section 7. */
    private static final class X25519Agreement implements KeyAgreement {

        @Override
        public int kemId() {
            return 0x0020;
        }

        @Override
        public int kdfId() {
            return 0x0001;
        }

        @Override
        public int aeadId() {
            return 0x0002;
        }

        @Override
        public int publicKeyLength() {
            return X25519.POINT_SIZE;
        }

        @Override
        public Bytes publicKey(Bytes secret) {
            byte[] publicKey = new byte[X25519.POINT_SIZE];
            X25519.generatePublicKey(checked(secret), 0, publicKey, 0);
            return Bytes.of(publicKey);
        }

        @Override
        public Optional<Bytes> agree(Bytes secret, Bytes publicKey) {
            if (publicKey.length() != X25519.POINT_SIZE) {
                return Optional.empty();
            }
            byte[] shared = new byte[X25519.POINT_SIZE];
            // False for the all-zero result that a point of small order gives (RFC 9180, 7.1.4).
            return X25519.calculateAgreement(checked(secret), 0, publicKey.toArray(), 0, shared, 0)
                    ? Optional.of(Bytes.of(shared))
                    : Optional.empty();
        }

        @Override
        public Bytes secretFrom(Candidates candidates) {
            return candidates.expand("sk", Bytes.EMPTY);
        }
    }
}
