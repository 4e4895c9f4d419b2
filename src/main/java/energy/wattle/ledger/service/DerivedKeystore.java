package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.Hpke;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys by HKDF from the instance's secret, suite, purpose and name. Nothing is stored, so nothing is lost; deriving one
 * takes some microseconds, and public keys are remembered.
 */
final class DerivedKeystore implements Keystore {

    private static final Bytes SALT = Bytes.ofUtf8("wattle/instance-key");
    private static final int SECRET_LENGTH = 32;
    private static final int REMEMBERED = 20_000;

    private final CryptoSuite suite;
    private final Hpke hpke;
    private final Bytes root;
    private final SecureRandom random = new SecureRandom();
    private final Map<KeyName, Identity> identities = new ConcurrentHashMap<>();

    private record Identity(Bytes publicKey, KeyId id) {}

    DerivedKeystore(CryptoSuite suite, InstanceSecret secret) {
        this.suite = suite;
        hpke = new Hpke(suite);
        root = suite.extract(SALT, secret.bytes());
    }

    @Override
    public Bytes signingKey(KeyName name) {
        return identity(name).publicKey();
    }

    @Override
    public KeyId keyId(KeyName name) {
        return identity(name).id();
    }

    @Override
    public Bytes encryptionKey(KeyName name) {
        return hpke.publicKey(encryptionSecret(name));
    }

    @Override
    public Bytes encryptionSecret(KeyName name) {
        return hpke.deriveSecret(derive("encrypt", name));
    }

    @Override
    public Bytes wrap(Bytes secret, Bytes recipient, String context) {
        var sent = hpke.encapsulate(recipient, seed(), Bytes.ofUtf8("wattle/secret-wrap"))
                .orElseThrow(() -> new IllegalArgumentException("the recipient's key is no sound one"));
        Bytes ciphertext = suite.encrypt(sent.key(), Bytes.ofUtf8(context), secret);
        return new WireWriter()
                .bytes(1, sent.encapsulated())
                .bytes(2, ciphertext)
                .finish();
    }

    /** Secret for signatures. */
    Bytes signingSecret(KeyName name) {
        return derive("sign", name);
    }

    /** The key that an epoch's members share, as this instance proposes it. */
    Bytes epochKey(ChainId chain, long epoch) {
        return derive("epoch-key", KeyName.of(chain.toString(), Long.toString(epoch)));
    }

    /** One member's wrap of an epoch key. */
    SealedPayload wrapEpochKey(ChainId chain, long epoch, NodeId member, Bytes recipient) {
        return new EpochKeys(suite)
                .wrap(chain, epoch, member, recipient, seed(), epochKey(chain, epoch))
                .orElseThrow(() -> new IllegalArgumentException("%s has no sound key".formatted(member)));
    }

    /** Unpredictable bytes for one encapsulation. */
    Bytes seed() {
        byte[] seed = new byte[SECRET_LENGTH];
        random.nextBytes(seed);
        return Bytes.of(seed);
    }

    private Identity identity(KeyName name) {
        Identity known = identities.get(name);
        if (known != null) {
            return known;
        }
        Bytes publicKey = suite.signingKey(signingSecret(name));
        Identity identity = new Identity(publicKey, ChainHashes.keyId(suite, publicKey));
        if (identities.size() < REMEMBERED) {
            identities.put(name, identity);
        }
        return identity;
    }

    private Bytes derive(String purpose, KeyName name) {
        return suite.expand(
                root, Bytes.ofUtf8("%s/%s/%s".formatted(suite.name(), purpose, name.path())), SECRET_LENGTH);
    }
}
