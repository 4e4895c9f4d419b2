package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKey;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Chinese commercial cryptography: SM2 (with the standard identifier 1234567812345678), SM3, SM4-GCM, and HPKE over the
 * SM2 curve. Signatures are r and s of 32 bytes each. Source: Ledger, Crypto suites; GM/T 0003, 0004, 0002.
 */
final class SmSuite implements CryptoSuite {

    private static final int SIGNATURE_LENGTH = 64;
    private static final Hkdf HKDF = new Hkdf(SmSuite::sm3);
    private static final KeyAgreement AGREEMENT = new Sm2Agreement();

    @Override
    public String name() {
        return "sm";
    }

    @Override
    public int keyLength() {
        return Sm4Gcm.KEY_LENGTH;
    }

    @Override
    public int signatureLength() {
        return SIGNATURE_LENGTH;
    }

    @Override
    public Hash hash(byte[]... parts) {
        return sm3(parts);
    }

    private static Hash sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[Hash.LENGTH];
        digest.doFinal(hash, 0);
        return new Hash(Bytes.of(hash));
    }

    @Override
    public Bytes signingKey(Bytes secret) {
        return Sm2Curve.publicKey(secret);
    }

    @Override
    public boolean isSigningKey(Bytes publicKey) {
        return Sm2Curve.point(publicKey).isPresent();
    }

    @Override
    public Bytes sign(Bytes secret, Bytes message) {
        BigInteger scalar = Sm2Curve.scalar(secret);
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        Bytes seed = HKDF.extract(
                Bytes.ofUtf8("wattle/sm2-nonce"),
                Bytes.concat(secret, hash(message.toArray()).bytes()));
        signer.init(
                true,
                new ParametersWithRandom(
                        new ECPrivateKeyParameters(scalar, Sm2Curve.DOMAIN), new DerivedNonces(HKDF, seed)));
        signer.update(message.toArray(), 0, message.length());
        try {
            return Bytes.of(signer.generateSignature());
        } catch (CryptoException e) {
            throw new AssertionError("r and s have 32 bytes each, so the encoding cannot fail", e);
        }
    }

    @Override
    public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
        if (signature.length() != SIGNATURE_LENGTH) {
            return false;
        }
        Optional<ECPoint> point = Sm2Curve.point(publicKey);
        if (point.isEmpty()) {
            return false;
        }
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(false, new ECPublicKeyParameters(point.get(), Sm2Curve.DOMAIN));
        signer.update(message.toArray(), 0, message.length());
        return signer.verifySignature(signature.toArray());
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
        return Sm4Gcm.encrypt(key, associated, plaintext);
    }

    @Override
    public Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        return Sm4Gcm.decrypt(key, associated, ciphertext);
    }

    @Override
    public KeyAgreement keyAgreement() {
        return AGREEMENT;
    }

    /** RFC 9180 has no numbers for SM2, SM3 and SM4; these are this project's, above all that are assigned. */
    private static final class Sm2Agreement implements KeyAgreement {

        @Override
        public int kemId() {
            return 0xFA02;
        }

        @Override
        public int kdfId() {
            return 0xFA03;
        }

        @Override
        public int aeadId() {
            return 0xFA04;
        }

        @Override
        public int publicKeyLength() {
            return Sm2Curve.POINT_LENGTH;
        }

        @Override
        public Bytes publicKey(Bytes secret) {
            return Sm2Curve.publicKey(secret);
        }

        @Override
        public Optional<Bytes> agree(Bytes secret, Bytes publicKey) {
            BigInteger scalar = Sm2Curve.scalar(secret);
            return Sm2Curve.point(publicKey)
                    .map(point -> Bytes.of(
                            point.multiply(scalar).normalize().getAffineXCoord().getEncoded()));
        }

        /** By rejection, as RFC 9180, 7.1.3 does it for curves of prime order. */
        @Override
        public Bytes secretFrom(Candidates candidates) {
            for (int counter = 0; counter <= 255; counter++) {
                Bytes candidate = candidates.expand("candidate", Bytes.of((byte) counter));
                if (Sm2Curve.isSecret(candidate)) {
                    return candidate;
                }
            }
            throw new IllegalStateException("256 candidates in a row above the group order: not in this universe");
        }
    }
}
