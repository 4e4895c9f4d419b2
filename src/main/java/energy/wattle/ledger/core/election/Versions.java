package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Protocol versions that administrators have activated.
 *
 * @param activations strictly ascending by height and by version
 */
record Versions(List<Activation> activations) {

    private static final int MOST = 1_000;
    private static final int LENGTH = 24;

    /** @param height of the first block of this version */
    record Activation(long height, int version) {}

    Versions {
        activations = List.copyOf(activations);
    }

    static Versions decode(Bytes value) {
        return WireReader.read(
                "versions",
                value,
                MOST * LENGTH,
                fields -> new Versions(fields.elements(1, MOST, LENGTH).stream()
                        .map(bytes -> WireReader.read(
                                "activation", bytes, LENGTH, inner -> new Activation(inner.uint64(1), inner.uint32(2))))
                        .toList()));
    }

    Bytes encode() {
        WireWriter writer = new WireWriter();
        activations.forEach(one -> writer.element(
                1, new WireWriter().uint(1, one.height()).uint(2, one.version()).finish()));
        return writer.finish();
    }

    Optional<Integer> at(long height) {
        return activations.reversed().stream()
                .filter(one -> one.height() <= height)
                .map(Activation::version)
                .findFirst();
    }

    Versions with(Activation next) {
        List<Activation> all = new ArrayList<>(activations);
        all.add(next);
        return new Versions(all);
    }

    boolean mayFollow(Activation next) {
        return activations.isEmpty()
                || (activations.getLast().height() < next.height()
                        && activations.getLast().version() < next.version()
                        && activations.size() < MOST);
    }
}
