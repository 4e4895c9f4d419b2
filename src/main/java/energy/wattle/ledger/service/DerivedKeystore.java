package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyDirectory;
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
import energy.wattle.ledger.core.KeyDerivation;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that are derived from the instance's secret, and the public sides of those that other instances have.
 * Deriving one takes some microseconds; public keys are remembered.
 */
final class DerivedKeystore implements Keystore {

    private static final int REMEMBERED = 20_000;

    private final CryptoSuite suite;
    private final Hpke hpke;
    private final KeyDerivation own;
    private final KeyDirectory directory;
    private final SecureRandom random = new SecureRandom();
    private final Map<KeyName, Identity> identities = new ConcurrentHashMap<>();

    /** @param isOwn whether it is derived here, and so never another */
    private record Identity(Bytes publicKey, KeyId id, boolean isOwn) {

        boolean isStill(Optional<KeyDirectory.Entry> elsewhere) {
            return elsewhere.map(entry -> entry.signingKey().equals(publicKey)).orElse(isOwn);
        }
    }

    DerivedKeystore(CryptoSuite suite, InstanceSecret secret, KeyDirectory directory) {
        this.suite = suite;
        this.directory = directory;
        hpke = new Hpke(suite);
        own = new KeyDerivation(suite, secret.bytes());
    }

    /** Whether there are no other instances. */
    boolean isAlone() {
        return directory.isAlone();
    }

    @Override
    public boolean holds(KeyName name) {
        return directory.holds(name);
    }

    @Override
    public Bytes signingKey(KeyName name) {
        return identity(name).publicKey();
    }

    @Override
    public KeyId keyId(KeyName name) {
        return identity(name).id();
    }

    /** The key that the chains began with. A machine that took another's place has another one by this name. */
    Bytes foundingKey(KeyName name) {
        return directory.founding(name).map(KeyDirectory.Entry::signingKey).orElseGet(() -> signingKey(name));
    }

    KeyDirectory directory() {
        return directory;
    }

    @Override
    public Bytes encryptionKey(KeyName name) {
        return directory
                .elsewhere(name)
                .map(KeyDirectory.Entry::encryptionKey)
                .orElseGet(() -> own.encryptionKey(name));
    }

    @Override
    public Bytes encryptionSecret(KeyName name) {
        return own.encryptionSecret(held(name));
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
        return own.signingSecret(held(name));
    }

    /** The key that an epoch's members share, as this instance proposes it. */
    Bytes epochKey(ChainId chain, long epoch) {
        return own.epochKey(chain, epoch);
    }

    /** One member's wrap of an epoch key. */
    SealedPayload wrapEpochKey(ChainId chain, long epoch, NodeId member, Bytes recipient) {
        return new EpochKeys(suite)
                .wrap(chain, epoch, member, recipient, seed(), epochKey(chain, epoch))
                .orElseThrow(() -> new IllegalArgumentException("%s has no sound key".formatted(member)));
    }

    /** Unpredictable bytes for one encapsulation. */
    Bytes seed() {
        byte[] seed = new byte[KeyDerivation.SECRET_LENGTH];
        random.nextBytes(seed);
        return Bytes.of(seed);
    }

    /** Signing with what a secret of the same name here would give would look like a forgery to everybody else. */
    private KeyName held(KeyName name) {
        if (!holds(name)) {
            throw new IllegalStateException("the key %s is another instance's".formatted(name));
        }
        return name;
    }

    private Identity identity(KeyName name) {
        Optional<KeyDirectory.Entry> elsewhere = directory.elsewhere(name);
        Identity known = identities.get(name);
        if (known != null && known.isStill(elsewhere)) {
            return known;
        }
        Bytes publicKey = elsewhere.map(KeyDirectory.Entry::signingKey).orElseGet(() -> own.signingKey(name));
        Identity identity = new Identity(publicKey, ChainHashes.keyId(suite, publicKey), elsewhere.isEmpty());
        if (identities.size() < REMEMBERED) {
            identities.put(name, identity);
        }
        return identity;
    }
}
