package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures on this machine what the simulation charges: one core, the product's own code, a durable write. */
final class CostsMeasurement {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final int ROUNDS = 7;
    private static final int PER_ROUND = 2_000;
    private static final int WRITES = 200;
    private static final int WRITE_LENGTH = 4 * 1024;
    private static final int RECORD_LENGTH = 1024;

    /** What was computed, so that no compiler leaves it out. */
    private long kept;

    /** @param folder on the disk whose writes are measured */
    Costs measured(Path folder) throws IOException {
        Bytes secret = SUITE.tagged("wattle/costs", Bytes.EMPTY).bytes();
        Bytes key = SUITE.signingKey(secret);
        Bytes message = Bytes.of(new byte[200]);
        Bytes signature = SUITE.sign(secret, message);
        byte[] kib = new byte[1024];
        LedgerRecord record = record(signature);
        MapState state = new MapState();
        return new Costs(
                median(() -> kept += SUITE.sign(secret, message).length()),
                median(() -> kept += SUITE.verifies(key, message, signature) ? 1 : 0),
                median(() -> kept += SUITE.hash(kib).bytes().length()),
                median(() -> execute(record, state)),
                written(folder));
    }

    /**
     * Decoding a record of 1 KiB, its id, its leaf, one read and one change of state: what any contract does at least.
     */
    private void execute(LedgerRecord record, MapState state) {
        Bytes encoded = RecordCodec.encode(record);
        LedgerRecord decoded = RecordCodec.decode(encoded);
        Hash id = ChainHashes.record(SUITE, decoded);
        Bytes place = id.bytes().slice(0, 8);
        kept += state.get(1, place).isPresent() ? 1 : 0;
        state.apply(List.of(new StateChange(1, place, Optional.of(id.bytes()))));
        kept += ChainHashes.recordsRoot(SUITE, List.of(decoded)).bytes().length();
    }

    private static LedgerRecord record(Bytes signature) {
        Hash zero = new Hash(Bytes.of(new byte[Hash.LENGTH]));
        return new LedgerRecord(
                1,
                new ChainId(zero),
                RecordKind.METER_READING,
                new KeyId(zero),
                1,
                Limits.RECORDS_PER_BLOCK,
                Bytes.of(new byte[RECORD_LENGTH]),
                signature);
    }

    private static long median(Runnable what) {
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < PER_ROUND; i++) {
                what.run();
            }
            nanos[round] = (System.nanoTime() - before) / PER_ROUND;
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    /** A few KiB, and the disk's word that they are on it. */
    private static long written(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "costs", ".tmp");
        long[] nanos = new long[WRITES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                long before = System.nanoTime();
                channel.write(ByteBuffer.allocate(WRITE_LENGTH));
                channel.force(false);
                nanos[i] = System.nanoTime() - before;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[WRITES / 2];
    }
}
