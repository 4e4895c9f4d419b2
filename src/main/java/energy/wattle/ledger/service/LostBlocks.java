package energy.wattle.ledger.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks the neighbours for blocks that this instance has had, and gives them theirs. */
final class LostBlocks {

    /** One of a chain from each of so many neighbours; more are lost. */
    private static final int ANSWERS = 64;

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NodeStores stores;
    private final Neighbours neighbours;
    private final Map<Place, BlockingQueue<Found>> wanted = new ConcurrentHashMap<>();

    private record Place(Chain chain, long height) {}

    /** @param from the neighbour */
    record Found(String from, Parcel.Answer answer) {}

    LostBlocks(NodeStores stores, Neighbours neighbours) {
        this.stores = stores;
        this.neighbours = neighbours;
    }

    boolean canAsk() {
        return neighbours.exist();
    }

    /**
     * A block that is right, from whoever has it first; nothing if nobody has. Waits some seconds.
     *
     * @param isRight neighbours are not trusted
     */
    Optional<Found> ask(Chain chain, long height, Predicate<Parcel.Answer> isRight) throws InterruptedException {
        Place place = new Place(chain, height);
        BlockingQueue<Found> answers = new ArrayBlockingQueue<>(ANSWERS);
        wanted.put(place, answers);
        try {
            for (int attempt = 0; canAsk() && attempt < ATTEMPTS; attempt++) {
                neighbours.tell(chain.id(), new Parcel.AskBlock(height));
                long until = System.nanoTime() + PATIENCE.toNanos();
                Found found = answers.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
                while (found != null) {
                    if (isRight.test(found.answer())) {
                        return Optional.of(found);
                    }
                    found = answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            }
            return Optional.empty();
        } finally {
            wanted.remove(place);
        }
    }

    /** A block has come, which may be one that is wanted here. */
    void hear(String from, Chain chain, Parcel.Answer answer) {
        BlockingQueue<Found> answers =
                wanted.get(new Place(chain, answer.block().header().height()));
        if (answers != null) {
            var _ = answers.offer(new Found(from, answer));
        }
    }

    /** A neighbour has lost a block. Nothing is said of one that is not sound here either. */
    void answer(String peer, Chain chain, long height) {
        HeightBelow.block(chain, stores, height).ifPresent(block -> neighbours.tell(peer, chain.id(), block));
    }
}
