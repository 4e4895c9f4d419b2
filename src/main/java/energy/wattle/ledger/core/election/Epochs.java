package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which epoch a height is of. All have equal lengths, save that a recovery begins a new one in the middle of another:
 * from there on all numbers are higher by the number of the order that recovers. Such numbers only rise, so the same
 * height never has the same epoch under two manifests, and what validators signed for it under one is worth nothing
 * under the other. Source: Ledger, rules 1 and 28.
 *
 * @param blocks length of an epoch
 * @param begun by recoveries, ascending by height and number
 */
public record Epochs(long blocks, List<Begun> begun) {

    /** More recoveries than anybody survives. */
    private static final int MOST = 10_000;

    private static final int LENGTH = 24 + 2 + Hash.LENGTH;

    /**
     * @param height of the last block of the validators before
     * @param number of the order that names the others
     * @param manifest hash that had to be pinned, on the main chain
     */
    public record Begun(long height, long number, Optional<Hash> manifest) {

        private static Begun decode(Bytes bytes) {
            return WireReader.read("recovery", bytes, LENGTH, fields -> {
                long height = fields.uint64(1);
                long number = fields.uint64(2);
                Bytes manifest = fields.bytes(3, Hash.LENGTH);
                return new Begun(
                        height, number, manifest.isEmpty() ? Optional.empty() : Optional.of(new Hash(manifest)));
            });
        }

        private Bytes encode() {
            return new WireWriter()
                    .uint(1, height)
                    .uint(2, number)
                    .bytes(3, manifest.map(Hash::bytes).orElse(Bytes.EMPTY))
                    .finish();
        }
    }

    public Epochs {
        begun = List.copyOf(begun);
    }

    /** As the chain stands after this state. */
    public static Epochs of(StateView state, Genesis genesis) {
        return new Epochs(
                new Parameters(state, genesis).of("epoch-blocks", 200),
                state.get(ElectionTables.RECOVERED, ElectionTables.ONLY)
                        .map(Epochs::decode)
                        .orElse(List.of()));
    }

    /** The epoch of a height from 1 on, or of the next ones as far as they are known by now. */
    public long of(long height) {
        return quotient(height) + shift(height);
    }

    /** Whether a height ends its epoch by its place alone, as all do but those that a recovery has cut short. */
    public boolean isLast(long height) {
        return height % blocks == 0;
    }

    /** The last height of the epoch that a height is in. */
    public long end(long height) {
        long byLength = (quotient(height) + 1) * blocks;
        return begun.stream()
                .mapToLong(Begun::height)
                .filter(cut -> cut >= height)
                .reduce(byLength, Math::min);
    }

    /** The height below an epoch's first. */
    public long below(long epoch) {
        long below = epoch * blocks;
        for (Begun one : begun) {
            long first = of(one, one.height() + 1);
            if (first <= epoch) {
                below = first == epoch ? one.height() : (epoch - one.number()) * blocks;
            }
        }
        return below;
    }

    /** The number of the last recovery of the chain itself; 0 before the first. */
    public long lastRecovery() {
        return begun.isEmpty() ? 0 : begun.getLast().number();
    }

    /** Whether the block above this height began an epoch by a recovery. */
    public boolean isRecoveredAt(long height) {
        return begun.stream().anyMatch(one -> one.height() == height);
    }

    StateChange with(Begun next) {
        List<Begun> all = new ArrayList<>(begun);
        all.add(next);
        return ElectionTables.put(ElectionTables.RECOVERED, ElectionTables.ONLY, encode(all));
    }

    static Bytes encode(List<Begun> begun) {
        WireWriter writer = new WireWriter();
        begun.forEach(one -> writer.element(1, one.encode()));
        return writer.finish();
    }

    static List<Begun> decode(Bytes value) {
        return WireReader.read(
                "recoveries",
                value,
                MOST * LENGTH,
                fields -> fields.elements(1, MOST, LENGTH).stream()
                        .map(Begun::decode)
                        .toList());
    }

    private long quotient(long height) {
        return (height - 1) / blocks;
    }

    private long of(Begun one, long height) {
        return quotient(height) + one.number();
    }

    private long shift(long height) {
        return begun.stream()
                .filter(one -> one.height() < height)
                .mapToLong(Begun::number)
                .max()
                .orElse(0);
    }
}
