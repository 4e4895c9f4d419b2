package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireWriter;
import java.util.Optional;

/**
 * Encrypts payloads of records and results, each under a key of its own with a commitment to it. Source: Ledger,
 * Encryption, Sealed until the gate.
 */
public final class Sealing {

    private static final Bytes RESULT_SALT = Bytes.ofUtf8("wattle/result-key");
    private static final Bytes PAYLOAD_INFO = Bytes.ofUtf8("wattle/sealed-payload");

    private final CryptoSuite suite;
    private final Hpke hpke;

    public Sealing(CryptoSuite suite) {
        this.suite = suite;
        hpke = new Hpke(suite);
    }

    /**
     * The block whose results are sealed: what of its header is known before they are computed.
     *
     * @param time milliseconds since 1970-01-01T00:00Z
     */
    public record ResultContext(ChainId chain, long height, int round, long time, Hash recordsRoot) {

        public static ResultContext of(BlockHeader header) {
            return new ResultContext(
                    header.chain(), header.height(), header.round(), header.time(), header.recordsRoot());
        }
    }

    /**
     * Where a sealed record belongs, so that a copied ciphertext is void.
     *
     * @param session empty where the record is sealed to the epoch's key
     */
    public record RecordContext(ChainId chain, String session, KeyId sender, long sequence) {}

    /** A sealed payload that has been opened, with the one key that can be disclosed for it. */
    public record Opened(Bytes plaintext, RecordKey key) {}

    /** The commitment to a key and nonce. */
    public Hash commitment(RecordKey key) {
        return suite.tagged("wattle/key-commitment", Bytes.concat(key.key(), key.nonce()));
    }

    /**
     * The key of one result.
     *
     * @param epochKey 32 bytes
     * @param index the result's position in its block, from 0
     */
    public RecordKey resultKey(Bytes epochKey, ResultContext context, int index) {
        return resultKeys(epochKey, context).at(index);
    }

    /** The keys of all results of one block: extracts once what they share. */
    public ResultKeys resultKeys(Bytes epochKey, ResultContext context) {
        Bytes extracted = suite.extract(RESULT_SALT, EpochKeys.checked(epochKey));
        return index -> expanded(extracted, context, index);
    }

    /** The keys of a block's results, by their positions from 0. */
    @FunctionalInterface
    public interface ResultKeys {
        RecordKey at(int index);
    }

    private RecordKey expanded(Bytes extracted, ResultContext context, int index) {
        Bytes info = new WireWriter()
                .bytes(1, context.chain().genesis().bytes())
                .uint(2, context.height())
                .uint(3, context.round())
                .uint(4, context.time())
                .bytes(5, context.recordsRoot().bytes())
                .uint(6, index)
                .finish();
        int keyLength = suite.keyLength();
        Bytes output = suite.expand(extracted, info, keyLength + RecordKey.NONCE_LENGTH);
        return new RecordKey(output.slice(0, keyLength), output.slice(keyLength, output.length()));
    }

    /** Seals one result of a block under its {@link #resultKey}. */
    public SealedPayload sealResult(RecordKey key, BlockHeader header, String kind, Bytes plaintext) {
        return sealResult(key, ResultContext.of(header), kind, plaintext);
    }

    /** Seals one result while its block's header is not complete. */
    public SealedPayload sealResult(RecordKey key, ResultContext context, String kind, Bytes plaintext) {
        Bytes ciphertext = suite.encrypt(key, associated(context.chain(), context.height(), kind), plaintext);
        return new SealedPayload("", Bytes.EMPTY, commitment(key), ciphertext);
    }

    /** The plaintext, or nothing where the key is not the one committed to or the payload is not of this place. */
    public Optional<Bytes> openResult(RecordKey key, ChainId chain, long height, String kind, SealedPayload sealed) {
        return open(key, associated(chain, height, kind), sealed);
    }

    /**
     * Seals a record's payload to the holder of a secret.
     *
     * @param recipient the session's or the epoch's public key
     * @param seed at least 32 unpredictable bytes, used for this payload only
     * @return nothing where the recipient's key is no sound one
     */
    public Optional<SealedPayload> sealTo(Bytes recipient, Bytes seed, RecordContext context, Bytes plaintext) {
        return hpke.encapsulate(recipient, seed, PAYLOAD_INFO)
                .map(sent -> new SealedPayload(
                        context.session(),
                        sent.encapsulated(),
                        commitment(sent.key()),
                        suite.encrypt(sent.key(), associated(context), plaintext)));
    }

    /**
     * Opens with the recipient's secret. Nothing where the payload was sealed to another key or for another place, or
     * its commitment is wrong: the record is void.
     */
    public Optional<Opened> openWith(Bytes secret, RecordContext context, SealedPayload sealed) {
        return hpke.decapsulate(secret, sealed.encapsulated(), PAYLOAD_INFO)
                .flatMap(key -> openRecord(key, context, sealed).map(plaintext -> new Opened(plaintext, key)));
    }

    /** Opens with a disclosed key. */
    public Optional<Bytes> openRecord(RecordKey key, RecordContext context, SealedPayload sealed) {
        return context.session().equals(sealed.session()) ? open(key, associated(context), sealed) : Optional.empty();
    }

    private Optional<Bytes> open(RecordKey key, Bytes associated, SealedPayload sealed) {
        return commitment(key).equals(sealed.commitment())
                ? suite.decrypt(key, associated, sealed.ciphertext())
                : Optional.empty();
    }

    private static Bytes associated(ChainId chain, long height, String kind) {
        return new WireWriter()
                .bytes(1, chain.genesis().bytes())
                .uint(2, height)
                .bytes(3, Bytes.ofUtf8(kind))
                .finish();
    }

    private static Bytes associated(RecordContext context) {
        return new WireWriter()
                .bytes(1, context.chain().genesis().bytes())
                .bytes(2, Bytes.ofUtf8(context.session()))
                .bytes(3, context.sender().hash().bytes())
                .uint(4, context.sequence())
                .finish();
    }
}
