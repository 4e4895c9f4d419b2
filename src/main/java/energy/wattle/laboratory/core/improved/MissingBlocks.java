package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a node lacks, and from whom it gets it: from the nearest peer that has it, as its heartbeats tell, and from the
 * next one if that takes too long. A block is long; would all who have it send it, a few that lack it would keep all
 * uplinks busy.
 */
final class MissingBlocks {

    /** µs that a node waits for what is probably under way before it asks, or asks another one. */
    private static final long PATIENCE = 300_000;

    private final ImprovedNode node;
    private final ImprovedChain chain;
    /** Who has voted for a block, and so has its body: rule 12. Whoever has been asked is none of them any more. */
    private final Map<Hash, BitSet> voters = new HashMap<>();

    private final Set<Hash> wanted = new HashSet<>();
    private int speaker;
    private long behindAt;
    private long fetched;
    private long fetchedAt;

    MissingBlocks(ImprovedNode node, ImprovedChain chain) {
        this.node = node;
        this.chain = chain;
    }

    void heard(Message message, int peer) {
        speaker = peer;
        if (message instanceof Vote vote) {
            voters.computeIfAbsent(vote.block(), any -> new BitSet()).set(peer);
        }
    }

    void decided() {
        voters.clear();
        wanted.clear();
    }

    /** Asks until the body is here or the height is decided. */
    void fetchBody(Hash block) {
        if (wanted.add(block)) {
            ask(node.terms().height(), block);
        }
    }

    private void ask(long height, Hash block) {
        if (height == node.terms().height() && node.body(height, block).isEmpty()) {
            chain.askBody(node, nearest(block), block);
            chain.terms().clock().in(PATIENCE, () -> ask(height, block));
        }
    }

    /** Where no voter is left: whoever has spoken last. */
    private int nearest(Hash block) {
        BitSet left = voters.getOrDefault(block, new BitSet());
        int nearest = left.stream()
                .boxed()
                .min(Comparator.comparingInt(peer -> chain.terms().network().latency(node.id, peer)))
                .orElse(speaker);
        left.clear(nearest);
        return nearest;
    }

    /** A peer is at a later height. Its own is often decided by the time that the node asks. */
    void isBehind(int peer) {
        long height = node.terms().height();
        if (behindAt < height) {
            behindAt = height;
            chain.terms().clock().in(PATIENCE, () -> {
                if (node.terms().height() == height) {
                    behindAt = 0;
                    node.handle(new Event.OtherHeight(height + 1, false, peer));
                }
            });
        }
    }

    /** A peer has decided the height. */
    void fetchHeight(long height, int peer) {
        boolean isOnItsWay = fetched == height && chain.now() < fetchedAt + PATIENCE;
        if (node.terms().height() == height && !isOnItsWay) {
            fetched = height;
            fetchedAt = chain.now();
            chain.askHeight(node, height, peer);
        }
    }
}
