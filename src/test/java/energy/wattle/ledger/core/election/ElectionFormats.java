package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the state tables of elections hold, from a seed. */
public final class ElectionFormats {

    private ElectionFormats() {}

    public static Bytes term(Random random) {
        TreeMap<NodeId, Long> missed = new TreeMap<>();
        nodes(random).forEach(node -> missed.put(node, 1L + random.nextInt(3)));
        return new Term(nodes(random), nodes(random), nodes(random), nodes(random), missed).encode();
    }

    public static Bytes termAgain(Bytes bytes) {
        return Term.decode(bytes).encode();
    }

    public static Bytes standing(Random random) {
        return new Standing(
                        List.of(Standing.Role.values()).get(random.nextInt(4)),
                        Bytes.of(new byte[1 + random.nextInt(32)]),
                        "Straße",
                        random.nextBoolean() ? List.of() : List.of(0L, 7L),
                        random.nextInt(4),
                        random.nextInt(1_000))
                .encode();
    }

    public static Bytes standingAgain(Bytes bytes) {
        return Standing.decode(bytes).encode();
    }

    public static Bytes brakes(Random random) {
        return new Brakes(random.nextInt(9), random.nextInt(9), nodes(random)).encode();
    }

    public static Bytes brakesAgain(Bytes bytes) {
        return Brakes.decode(bytes).encode();
    }

    public static Bytes epochs(Random random) {
        return Epochs.encode(IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(i -> new Epochs.Begun(
                        10L * i, i, random.nextBoolean() ? Optional.empty() : Optional.of(hash(random))))
                .toList());
    }

    public static Bytes epochsAgain(Bytes bytes) {
        return Epochs.encode(Epochs.decode(bytes));
    }

    private static Hash hash(Random random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return new Hash(Bytes.of(bytes));
    }

    private static List<NodeId> nodes(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new NodeId("网关-" + i))
                .toList();
    }
}
