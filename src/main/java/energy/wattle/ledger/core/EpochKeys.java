package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireWriter;
import java.util.Optional;

/**
 * The key that an epoch's members share: its commitment, its wraps, and the key pair derived from it to which those who
 * do not hold it seal their records. Source: Ledger, Encryption ("The epoch key").
 */
public final class EpochKeys {

    public static final int LENGTH = 32;

    private static final Bytes PAIR_SALT = Bytes.ofUtf8("wattle/epoch-pair");
    private static final Bytes WRAP_INFO = Bytes.ofUtf8("wattle/epoch-key-wrap");

    private final CryptoSuite suite;
    private final Hpke hpke;

    public EpochKeys(CryptoSuite suite) {
        this.suite = suite;
        hpke = new Hpke(suite);
    }

    /** What an epoch-key record says of the key: whoever gets a key from a peer compares. */
    public Hash commitment(ChainId chain, long epoch, Bytes epochKey) {
        return suite.tagged("wattle/epoch-key-commitment", Bytes.concat(place(chain, epoch), checked(epochKey)));
    }

    /** The secret of the epoch's key pair. */
    public Bytes secret(ChainId chain, long epoch, Bytes epochKey) {
        Bytes extracted = suite.extract(PAIR_SALT, checked(epochKey));
        return hpke.deriveSecret(suite.expand(extracted, place(chain, epoch), LENGTH));
    }

    /** The public key that the epoch-key record carries. */
    public Bytes publicKey(ChainId chain, long epoch, Bytes epochKey) {
        return hpke.publicKey(secret(chain, epoch, epochKey));
    }

    /**
     * The epoch key for one member.
     *
     * @param recipient the member's public key for encryption
     * @param seed at least 32 unpredictable bytes, used for this wrap only
     * @return nothing where the recipient's key is no sound one
     */
    public Optional<SealedPayload> wrap(
            ChainId chain, long epoch, NodeId member, Bytes recipient, Bytes seed, Bytes epochKey) {
        Bytes key = checked(epochKey);
        return hpke.encapsulate(recipient, seed, WRAP_INFO)
                .map(sent -> new SealedPayload(
                        "",
                        sent.encapsulated(),
                        commitment(chain, epoch, key),
                        suite.encrypt(sent.key(), place(chain, epoch, member), key)));
    }

    /** The epoch key, or nothing where the wrap does not open to the key that it commits to. */
    public Optional<Bytes> unwrap(ChainId chain, long epoch, NodeId member, Bytes secret, SealedPayload wrap) {
        return hpke.decapsulate(secret, wrap.encapsulated(), WRAP_INFO)
                .flatMap(key -> suite.decrypt(key, place(chain, epoch, member), wrap.ciphertext()))
                .filter(key -> key.length() == LENGTH)
                .filter(key -> commitment(chain, epoch, key).equals(wrap.commitment()));
    }

    /**
     * Whether a member's own wrap holds the very key that the record commits to, and whose public key it carries: a
     * proposer must not give each member another key. Source: Ledger, Encryption ("The epoch key").
     */
    public boolean opens(ChainId chain, NodeRecord.EpochKey brought, NodeId member, Bytes secret) {
        return brought.wrapFor(member)
                .flatMap(wrap -> unwrap(chain, brought.epoch(), member, secret, wrap))
                .filter(key -> commitment(chain, brought.epoch(), key).equals(brought.commitment()))
                .filter(key -> publicKey(chain, brought.epoch(), key).equals(brought.publicKey()))
                .isPresent();
    }

    static Bytes checked(Bytes epochKey) {
        if (epochKey.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "an epoch key has %d bytes, not %d".formatted(LENGTH, epochKey.length()));
        }
        return epochKey;
    }

    /** Ends with a varint, so that a key of fixed length after it cannot be mistaken for part of it. */
    private static Bytes place(ChainId chain, long epoch) {
        return new WireWriter()
                .bytes(1, chain.genesis().bytes())
                .uint(2, Math.addExact(epoch, 1))
                .finish();
    }

    private static Bytes place(ChainId chain, long epoch, NodeId member) {
        return new WireWriter()
                .bytes(1, chain.genesis().bytes())
                .uint(2, Math.addExact(epoch, 1))
                .bytes(3, Bytes.ofUtf8(member.code()))
                .finish();
    }
}
