package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/** The bytes of records and of the sealed payloads in them. Source: Ledger formats, Record. */
public final class RecordCodec {

    private RecordCodec() {}

    public static Bytes encode(LedgerRecord record) {
        return body(record).bytes(8, record.signature()).finish();
    }

    /** What the record's signature covers as its body: the encoded record without its last field, the signature. */
    public static Bytes signedBytes(LedgerRecord record) {
        return body(record).finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a record */
    public static LedgerRecord decode(Bytes bytes) {
        return WireReader.read(
                "record",
                bytes,
                Limits.RECORD_LENGTH,
                fields -> new LedgerRecord(
                        fields.uint32(1),
                        new ChainId(fields.hash(2)),
                        kind(fields.uint64(3)),
                        new KeyId(fields.hash(4)),
                        fields.uint64(5),
                        fields.uint64(6),
                        fields.bytes(7, Limits.PAYLOAD_LENGTH),
                        fields.bytes(8, Limits.SIGNATURE_LENGTH)));
    }

    public static Bytes encode(SealedPayload payload) {
        return new WireWriter()
                .bytes(1, Bytes.ofUtf8(payload.session()))
                .bytes(2, payload.encapsulated())
                .bytes(3, payload.commitment().bytes())
                .bytes(4, payload.ciphertext())
                .finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a sealed payload */
    public static SealedPayload decodeSealed(Bytes bytes) {
        return WireReader.read(
                "sealed payload",
                bytes,
                Limits.RECORD_LENGTH,
                fields -> new SealedPayload(
                        fields.text(1, SealedPayload.SESSION_LENGTH),
                        fields.bytes(2, Limits.PUBLIC_KEY_LENGTH),
                        fields.hash(3),
                        fields.bytes(4, Limits.PAYLOAD_LENGTH)));
    }

    private static WireWriter body(LedgerRecord record) {
        return new WireWriter()
                .uint(1, record.version())
                .bytes(2, record.chain().genesis().bytes())
                .uint(3, record.kind().number())
                .bytes(4, record.sender().hash().bytes())
                .uint(5, record.sequence())
                .uint(6, record.expiryHeight())
                .bytes(7, record.payload());
    }

    private static RecordKind kind(long number) {
        return RecordKind.ofNumber(number).orElseThrow(() -> new MalformedException("no record kind " + number));
    }
}
