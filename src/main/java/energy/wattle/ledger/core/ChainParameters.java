package energy.wattle.ledger.core;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.Parameters;
import java.util.List;

/**
 * The numbers that all nodes of a chain share; those that its genesis does not name have their defaults. Source:
 * Ledger, Parameters.
 *
 * @param epochBlocks {@code epoch-blocks}: length of an epoch, default 200
 * @param blockMillis {@code block-interval-millis}: between blocks while records are pending, default 1,000
 * @param heartbeatMillis {@code heartbeat-millis}: between blocks when idle, default 60,000; 0: no heartbeat
 * @param blockRecords {@code block-records}: in a block at most, default 10,000
 * @param blockBytes {@code block-bytes}: of a block at most, default 4 MiB
 * @param expiryBlocks {@code record-expiry-blocks}: how long a record may wait, default 500
 * @param absenceMillis {@code absence-millis}: after a market step until a zone may be said to be absent, default
 *     300,000
 * @param hasSnapshots {@code epoch-snapshots}: 1: the state root of an epoch's last block covers a snapshot of the
 *     whole state; 0, the default: it does not, as on chains that were founded before there were any
 */
public record ChainParameters(
        long epochBlocks,
        long blockMillis,
        long heartbeatMillis,
        int blockRecords,
        int blockBytes,
        long expiryBlocks,
        long absenceMillis,
        boolean hasSnapshots) {

    /** Name of the number that says whether there are snapshots: every market that is founded now has them. */
    public static final String SNAPSHOTS = "epoch-snapshots";

    /** The names that a genesis may give numbers for. */
    public static final List<String> NAMES = List.of(
            "absence-millis",
            "block-bytes",
            "block-interval-millis",
            "block-records",
            "epoch-blocks",
            SNAPSHOTS,
            "heartbeat-millis",
            "record-expiry-blocks");

    private static final long EPOCH_BLOCKS = 200;
    private static final long BLOCK_MILLIS = 1_000;
    private static final long HEARTBEAT_MILLIS = 60_000;
    private static final long EXPIRY_BLOCKS = 500;
    private static final long ABSENCE_MILLIS = 300_000;

    /** The smallest block that may be asked for: room for a record of full length and a header. */
    private static final int SMALLEST_BLOCK = 2 * Limits.RECORD_LENGTH;

    public ChainParameters {
        if (epochBlocks < 1 || expiryBlocks < 1 || blockRecords < 1) {
            throw new IllegalArgumentException("epochs, expiry and records per block are at least 1");
        }
        if (blockRecords > Limits.RECORDS_PER_BLOCK || blockBytes > Limits.BLOCK_LENGTH) {
            throw new IllegalArgumentException("a block has up to %d records and %d bytes"
                    .formatted(Limits.RECORDS_PER_BLOCK, Limits.BLOCK_LENGTH));
        }
        if (blockBytes < SMALLEST_BLOCK) {
            throw new IllegalArgumentException("a block's limit is at least %d bytes".formatted(SMALLEST_BLOCK));
        }
    }

    /** @throws IllegalArgumentException if the genesis asks for more or less than can be */
    public static ChainParameters of(Genesis genesis) {
        return new ChainParameters(
                value(genesis, "epoch-blocks", EPOCH_BLOCKS),
                value(genesis, "block-interval-millis", BLOCK_MILLIS),
                value(genesis, "heartbeat-millis", HEARTBEAT_MILLIS),
                Math.toIntExact(Math.min(Integer.MAX_VALUE, value(genesis, "block-records", Limits.RECORDS_PER_BLOCK))),
                Math.toIntExact(Math.min(Integer.MAX_VALUE, value(genesis, "block-bytes", Limits.BLOCK_LENGTH))),
                value(genesis, "record-expiry-blocks", EXPIRY_BLOCKS),
                value(genesis, "absence-millis", ABSENCE_MILLIS),
                value(genesis, SNAPSHOTS, 0) > 0);
    }

    /** As they stand at the height above this state: administrators may have changed them. Source: Ledger, rule 27. */
    public static ChainParameters of(StateView state, Genesis genesis) {
        ChainParameters founded = of(genesis);
        Parameters now = new Parameters(state, genesis);
        return new ChainParameters(
                founded.epochBlocks,
                founded.blockMillis,
                founded.heartbeatMillis,
                Math.toIntExact(now.of("block-records", founded.blockRecords)),
                Math.toIntExact(now.of("block-bytes", founded.blockBytes)),
                founded.expiryBlocks,
                founded.absenceMillis,
                founded.hasSnapshots);
    }

    /** With blocks of fewer bytes: rule 19. */
    ChainParameters withBlocksUpTo(long bytes) {
        return bytes >= blockBytes
                ? this
                : new ChainParameters(
                        epochBlocks,
                        blockMillis,
                        heartbeatMillis,
                        blockRecords,
                        Math.toIntExact(Math.max(SMALLEST_BLOCK, bytes)),
                        expiryBlocks,
                        absenceMillis,
                        hasSnapshots);
    }

    /** Whether the state root of a height covers a snapshot. Source: Ledger, Block header. */
    public boolean isSnapshot(long height) {
        return hasSnapshots && isLastOfEpoch(height);
    }

    /** Whether a height is its epoch's last, whose block is always anchored. */
    public boolean isLastOfEpoch(long height) {
        return height % epochBlocks == 0;
    }

    private static long value(Genesis genesis, String name, long standard) {
        return genesis.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Genesis.Parameter::value)
                .findFirst()
                .orElse(standard);
    }
}
