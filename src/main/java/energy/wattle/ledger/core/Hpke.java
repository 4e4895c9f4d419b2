package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKey;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Hybrid public-key encryption, base mode, for one message per encapsulation. Source: RFC 9180.
 *
 * <p>The RFC's DHKEM over the suite's group, HKDF and AEAD; Bouncy Castle's own class knows neither SM3 nor SM4 and
 * draws its ephemeral keys itself. What it gives is the key of the one message, so that a key can be committed to and
 * disclosed.
 */
public final class Hpke {

    private static final Bytes VERSION = Bytes.ofUtf8("HPKE-v1");
    private static final Bytes MODE_BASE = Bytes.of((byte) 0);

    private final CryptoSuite suite;
    private final KeyAgreement group;
    private final Bytes kemSuite;
    private final Bytes hpkeSuite;

    public Hpke(CryptoSuite suite) {
        this.suite = suite;
        group = suite.keyAgreement();
        kemSuite = Bytes.concat(Bytes.ofUtf8("KEM"), twoBytes(group.kemId()));
        hpkeSuite = Bytes.concat(
                Bytes.ofUtf8("HPKE"), twoBytes(group.kemId()), twoBytes(group.kdfId()), twoBytes(group.aeadId()));
    }

    /**
     * What the sender of one message has: the encapsulated key to send along, and the key to seal with.
     *
     * @param encapsulated 32 bytes (X25519) or 65 (SM2)
     */
    public record Encapsulation(Bytes encapsulated, RecordKey key) {}

    /** DeriveKeyPair (section 7.1.3): the secret that belongs to a seed of at least 32 unpredictable bytes. */
    public Bytes deriveSecret(Bytes seed) {
        if (seed.length() < Hash.LENGTH) {
            throw new IllegalArgumentException("a seed has at least 32 bytes, not " + seed.length());
        }
        Bytes extracted = labeledExtract(kemSuite, Bytes.EMPTY, "dkp_prk", seed);
        return group.secretFrom((label, info) -> labeledExpand(kemSuite, extracted, label, info, Hash.LENGTH));
    }

    public Bytes publicKey(Bytes secret) {
        return group.publicKey(secret);
    }

    /** Whether the bytes are a public key that something can be sealed to. */
    public boolean isRecipient(Bytes publicKey) {
        return group.agree(deriveSecret(Bytes.of(new byte[Hash.LENGTH])), publicKey)
                .isPresent();
    }

    /** Bytes of a public key and of an encapsulated key. */
    public int publicKeyLength() {
        return group.publicKeyLength();
    }

    /**
     * SetupBaseS (section 5.1.1) with an ephemeral key of the caller's.
     *
     * @param seed at least 32 unpredictable bytes that are used for nothing else
     * @return nothing where the recipient's key is no sound one
     */
    public Optional<Encapsulation> encapsulate(Bytes recipient, Bytes seed, Bytes info) {
        Bytes ephemeral = deriveSecret(seed);
        Bytes encapsulated = group.publicKey(ephemeral);
        return group.agree(ephemeral, recipient)
                .map(common ->
                        new Encapsulation(encapsulated, schedule(sharedSecret(common, encapsulated, recipient), info)));
    }

    /** SetupBaseR (section 5.1.1). Nothing where the encapsulated key is no sound one. */
    public Optional<RecordKey> decapsulate(Bytes recipientSecret, Bytes encapsulated, Bytes info) {
        Bytes recipient = group.publicKey(recipientSecret);
        return group.agree(recipientSecret, encapsulated)
                .map(common -> schedule(sharedSecret(common, encapsulated, recipient), info));
    }

    /** ExtractAndExpand (section 4.1). */
    private Bytes sharedSecret(Bytes common, Bytes encapsulated, Bytes recipient) {
        Bytes extracted = labeledExtract(kemSuite, Bytes.EMPTY, "eae_prk", common);
        return labeledExpand(kemSuite, extracted, "shared_secret", Bytes.concat(encapsulated, recipient), Hash.LENGTH);
    }

    /** KeySchedule (section 5.1) in base mode: key and base nonce, which is the nonce of the first message. */
    private RecordKey schedule(Bytes sharedSecret, Bytes info) {
        Bytes context = Bytes.concat(
                MODE_BASE,
                labeledExtract(hpkeSuite, Bytes.EMPTY, "psk_id_hash", Bytes.EMPTY),
                labeledExtract(hpkeSuite, Bytes.EMPTY, "info_hash", info));
        Bytes secret = labeledExtract(hpkeSuite, sharedSecret, "secret", Bytes.EMPTY);
        return new RecordKey(
                labeledExpand(hpkeSuite, secret, "key", context, suite.keyLength()),
                labeledExpand(hpkeSuite, secret, "base_nonce", context, RecordKey.NONCE_LENGTH));
    }

    private Bytes labeledExtract(Bytes suiteId, Bytes salt, String label, Bytes inputKey) {
        return suite.extract(salt, Bytes.concat(VERSION, suiteId, Bytes.ofUtf8(label), inputKey));
    }

    private Bytes labeledExpand(Bytes suiteId, Bytes key, String label, Bytes info, int length) {
        return suite.expand(key, Bytes.concat(twoBytes(length), VERSION, suiteId, Bytes.ofUtf8(label), info), length);
    }

    private static Bytes twoBytes(int value) {
        return Bytes.of(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
    }
}
