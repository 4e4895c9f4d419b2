package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/** The bytes of headers and blocks. Source: Ledger formats, Block. */
public final class BlockCodec {

    private BlockCodec() {}

    public static Bytes encode(BlockHeader header) {
        return new WireWriter()
                .uint(1, header.version())
                .bytes(2, header.chain().genesis().bytes())
                .uint(3, header.height())
                .uint(4, header.round())
                .uint(5, header.time())
                .bytes(6, header.previous().bytes())
                .bytes(7, header.proposer().hash().bytes())
                .bytes(8, header.recordsRoot().bytes())
                .bytes(9, header.resultsRoot().bytes())
                .bytes(10, header.stateRoot().bytes())
                .bytes(11, header.historyRoot().bytes())
                .bytes(12, header.validators().bytes())
                .bytes(13, header.nextValidators().bytes())
                .bytes(14, header.election().bytes())
                .uint(15, header.epoch())
                .finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a header */
    public static BlockHeader decodeHeader(Bytes bytes) {
        return WireReader.read(
                "header",
                bytes,
                Limits.HEADER_LENGTH,
                fields -> new BlockHeader(
                        fields.uint32(1),
                        new ChainId(fields.hash(2)),
                        fields.uint64(3),
                        fields.uint32(4),
                        fields.uint64(5),
                        fields.hash(6),
                        new KeyId(fields.hash(7)),
                        fields.hash(8),
                        fields.hash(9),
                        fields.hash(10),
                        fields.hash(11),
                        fields.hash(12),
                        fields.hash(13),
                        fields.hash(14),
                        fields.uint64(15)));
    }

    public static Bytes encode(Block block) {
        WireWriter writer = new WireWriter().bytes(1, encode(block.header()));
        for (LedgerRecord record : block.records()) {
            writer.element(2, RecordCodec.encode(record));
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a block */
    public static Block decode(Bytes bytes) {
        return WireReader.read(
                "block",
                bytes,
                Limits.BLOCK_LENGTH,
                fields -> new Block(
                        decodeHeader(fields.bytes(1, Limits.HEADER_LENGTH)),
                        fields.elements(2, Limits.RECORDS_PER_BLOCK, Limits.RECORD_LENGTH).stream()
                                .map(RecordCodec::decode)
                                .toList()));
    }
}
