package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.WireWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What signatures cover, so that none can be replayed elsewhere. Source: Ledger, Identity and signing, rule 1. */
public final class Signing {

    private static final byte[] TAG = "wattle/signature".getBytes(StandardCharsets.US_ASCII);

    private Signing() {}

    /** The kinds of signed bodies. */
    public enum Type {
        RECORD,
        PROPOSAL,
        PREPARE,
        COMMIT,
        REJECT,
        TIMEOUT,
        ADMIN
    }

    /**
     * The message that is signed: tag, protocol version, chain, epoch, type and body; all but the last of known length.
     *
     * @param epoch that the signature is for, from 0
     */
    public static Bytes message(int version, ChainId chain, long epoch, Type type, Bytes body) {
        byte[] name = type.name().getBytes(StandardCharsets.US_ASCII);
        byte[] content = body.toArray();
        return Bytes.of(ByteBuffer.allocate(
                        1 + TAG.length + Integer.BYTES + Hash.LENGTH + Long.BYTES + 1 + name.length + content.length)
                .put((byte) TAG.length)
                .put(TAG)
                .putInt(version)
                .put(chain.genesis().bytes().toArray())
                .putLong(epoch)
                .put((byte) name.length)
                .put(name)
                .put(content)
                .array());
    }

    /**
     * What a record's sender signs. Records are for no epoch (0): they may wait beyond the end of one, and sequence
     * number and expiry height keep them from being used twice.
     */
    public static Bytes recordMessage(LedgerRecord record) {
        return message(record.version(), record.chain(), 0, Type.RECORD, RecordCodec.signedBytes(record));
    }

    /** What a validator signs to make a block final: COMMIT(h, r, H, E) in the header's epoch. */
    public static Bytes commitMessage(BlockHeader header, int round, Hash block, Hash envelope) {
        return voteMessage(header, Type.COMMIT, round, block, envelope);
    }

    /** PREPARE, COMMIT and REJECT are signed over (h, r, H, E). Source: Ledger, rule 13. */
    public static Bytes voteMessage(BlockHeader header, Type type, int round, Hash block, Hash envelope) {
        Bytes body = new WireWriter()
                .uint(1, header.height())
                .uint(2, round)
                .bytes(3, block.bytes())
                .bytes(4, envelope.bytes())
                .finish();
        return message(header.version(), header.chain(), header.epoch(), type, body);
    }

    /** What the votes of a certificate for this header have signed. */
    static Bytes commitMessage(BlockHeader header, Certificate certificate) {
        return commitMessage(header, certificate.round(), certificate.block(), certificate.envelope());
    }

    /** Signs a record that carries any signature so far. */
    public static LedgerRecord signed(CryptoSuite suite, Bytes secret, LedgerRecord unsigned) {
        return new LedgerRecord(
                unsigned.version(),
                unsigned.chain(),
                unsigned.kind(),
                unsigned.sender(),
                unsigned.sequence(),
                unsigned.expiryHeight(),
                unsigned.payload(),
                suite.sign(secret, recordMessage(unsigned)));
    }

    /** Whether the record is signed by this key, and names it as its sender. */
    public static boolean isSignedBy(CryptoSuite suite, Bytes publicKey, LedgerRecord record) {
        return ChainHashes.keyId(suite, publicKey).equals(record.sender())
                && suite.verifies(publicKey, recordMessage(record), record.signature());
    }
}
