package energy.wattle.laboratory.core.chain;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.RecordCodec;
import java.nio.ByteBuffer;

/** Records as participants send them, by size and number; what they say is of no matter here. */
public final class Records {

    /** Tag and length of one record in a block. */
    public static final int AROUND = 5;

    private static final Bytes SIGNATURE = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final ChainId chain;
    private final Bytes payload;

    /** @param payload bytes of each record's payload */
    public Records(ChainId chain, int payload) {
        this.chain = chain;
        this.payload = Bytes.of(new byte[payload]);
    }

    /** The record with this number. */
    public LedgerRecord of(long number) {
        return new LedgerRecord(
                1, chain, RecordKind.METER_READING, sender(number), number + 1, Long.MAX_VALUE, payload, SIGNATURE);
    }

    /** Bytes of one in a block, whatever its number. */
    public static long length(LedgerRecord record) {
        return (long) RecordCodec.encode(record).length() + AROUND;
    }

    private static KeyId sender(long number) {
        return new KeyId(new Hash(
                Bytes.of(ByteBuffer.allocate(Hash.LENGTH).putLong(number + 1).array())));
    }
}
