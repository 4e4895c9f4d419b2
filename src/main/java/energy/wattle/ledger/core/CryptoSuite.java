package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.Optional;

/**
 * The cryptography of a chain, fixed in its genesis. Pure functions: keys, seeds and nonces are parameters.
 *
 * <p>Keys that have the wrong length are a broken promise ({@link IllegalArgumentException}) on the secret side and a
 * plain "no" on the public side, which others fill. Source: Ledger, Crypto suites.
 */
public interface CryptoSuite extends Hashing {

    /** {@code ed25519} or {@code sm}. */
    String name();

    /** Bytes of an AEAD key: 32 (AES-256-GCM) or 16 (SM4-GCM). */
    int keyLength();

    /** Bytes of every signature: 64. */
    int signatureLength();

    /** The public key of a signing secret of 32 bytes. */
    Bytes signingKey(Bytes secret);

    /** Whether the bytes are a sound public key: right length, on the curve, in the prime-order group, not neutral. */
    boolean isSigningKey(Bytes publicKey);

    /** Signs a message. The same secret and message give the same bytes. */
    Bytes sign(Bytes secret, Bytes message);

    /** Whether the signature is the key's for the message. Never throws. */
    boolean verifies(Bytes publicKey, Bytes message, Bytes signature);

    /** HKDF-Extract (RFC 5869, 2.2). */
    Bytes extract(Bytes salt, Bytes inputKey);

    /** HKDF-Expand (RFC 5869, 2.3), to at most 255 × 32 bytes. */
    Bytes expand(Bytes pseudoRandomKey, Bytes info, int length);

    /** Authenticated encryption: ciphertext followed by a tag of 16 bytes. */
    Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext);

    /** The plaintext, or nothing where the ciphertext is not the key's for this associated data. Never throws. */
    Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext);

    /** The Diffie-Hellman group that {@link Hpke} works in. */
    KeyAgreement keyAgreement();
}
