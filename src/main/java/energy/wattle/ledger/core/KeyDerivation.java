package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyName;

/**
 * All keys of one instance, by HKDF from its secret, suite, purpose and name. Nothing of them is stored, so nothing is
 * lost.
 */
public final class KeyDerivation {

    /** Bytes of an instance's secret, and of each derived one. */
    public static final int SECRET_LENGTH = 32;

    private static final Bytes SALT = Bytes.ofUtf8("wattle/instance-key");

    private final CryptoSuite suite;
    private final Hpke hpke;
    private final Bytes root;

    /** @param secret {@value #SECRET_LENGTH} unpredictable bytes */
    public KeyDerivation(CryptoSuite suite, Bytes secret) {
        if (secret.length() != SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "an instance's secret has %d bytes, not %d".formatted(SECRET_LENGTH, secret.length()));
        }
        this.suite = suite;
        hpke = new Hpke(suite);
        root = suite.extract(SALT, secret);
    }

    /** Secret for signatures. */
    public Bytes signingSecret(KeyName name) {
        return derive("sign", name);
    }

    /** Public key for signatures. */
    public Bytes signingKey(KeyName name) {
        return suite.signingKey(signingSecret(name));
    }

    /** Secret of the pair for encryption. */
    public Bytes encryptionSecret(KeyName name) {
        return hpke.deriveSecret(derive("encrypt", name));
    }

    /** Public key of the pair for encryption. */
    public Bytes encryptionKey(KeyName name) {
        return hpke.publicKey(encryptionSecret(name));
    }

    /** The key that an epoch's members share, as this instance proposes it. */
    public Bytes epochKey(ChainId chain, long epoch) {
        return derive("epoch-key", KeyName.of(chain.toString(), Long.toString(epoch)));
    }

    private Bytes derive(String purpose, KeyName name) {
        return suite.expand(
                root, Bytes.ofUtf8("%s/%s/%s".formatted(suite.name(), purpose, name.path())), SECRET_LENGTH);
    }
}
