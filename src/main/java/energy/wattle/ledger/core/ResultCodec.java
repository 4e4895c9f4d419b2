package energy.wattle.ledger.core;

import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/** The bytes of results. Source: Ledger formats, Result. */
public final class ResultCodec {

    private ResultCodec() {}

    public static Bytes encode(Result result) {
        WireWriter writer =
                new WireWriter().uint(1, (long) result.recordIndex() + 1).bytes(2, Bytes.ofUtf8(result.kind()));
        switch (result.content()) {
            case Result.Plain plain -> writer.bytes(3, plain.payload());
            case Result.Encrypted encrypted -> writer.bytes(4, RecordCodec.encode(encrypted.payload()));
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a result */
    public static Result decode(Bytes bytes) {
        return WireReader.read(
                "result",
                bytes,
                Limits.RESULT_LENGTH,
                fields ->
                        new Result(fields.uint32(1) - 1, fields.text(2, Result.MAXIMUM_KIND_LENGTH), content(fields)));
    }

    public static Bytes encode(AnchoredBlock anchored) {
        return new WireWriter()
                .bytes(1, anchored.chain().genesis().bytes())
                .uint(2, anchored.height())
                .bytes(3, anchored.block().bytes())
                .finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of an anchored block */
    public static AnchoredBlock decodeAnchored(Bytes bytes) {
        return WireReader.read(
                "anchored block",
                bytes,
                Limits.RESULT_LENGTH,
                fields -> new AnchoredBlock(new ChainId(fields.hash(1)), fields.uint64(2), fields.hash(3)));
    }

    private static Result.Content content(WireReader fields) {
        Bytes plain = fields.bytes(3, Limits.PAYLOAD_LENGTH);
        Bytes sealed = fields.bytes(4, Limits.RECORD_LENGTH);
        if (sealed.isEmpty()) {
            return new Result.Plain(plain);
        }
        if (!plain.isEmpty()) {
            throw new MalformedException("a result is plain or encrypted, not both");
        }
        SealedPayload payload = RecordCodec.decodeSealed(sealed);
        return new Result.Encrypted(payload);
    }
}
