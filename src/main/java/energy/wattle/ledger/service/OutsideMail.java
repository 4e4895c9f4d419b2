package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.service.Inbox.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the nodes of one chain in this process have to do with those of other processes: messages that come before their
 * height, blocks that are ahead, and who is to be asked for them. For the chain's thread.
 */
final class OutsideMail {

    /** Messages of the next height that wait for it: four of each of 150 nodes. */
    private static final int MOST_EARLY = 600;

    /** Blocks that wait for those below them, and that are asked for at once. */
    private static final int BATCH = 20;

    /** Before the same is asked again. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Chain chain;
    private final NodeStores stores;
    private final Neighbours neighbours;
    private final Inbox inbox;
    private final List<Sent> early = new ArrayList<>();
    private final Map<Long, Parcel.Answer> ahead = new HashMap<>();
    private long height;
    private Optional<Best> best = Optional.empty();
    private long askedAt = System.nanoTime() - PATIENCE;
    private long askedUpTo;

    /** A neighbour that has more of the chain. */
    private record Best(String peer, long height) {}

    /** The nodes of this process. */
    interface Everyone {

        /** @param from the neighbour that answers go to */
        void receive(String from, Optional<NodeId> to, Parcel parcel);
    }

    OutsideMail(Chain chain, NodeStores stores, Neighbours neighbours) {
        this.chain = chain;
        this.stores = stores;
        this.neighbours = neighbours;
        inbox = neighbours.inbox(chain.id());
    }

    boolean exists() {
        return neighbours.exist();
    }

    /** Whether something waits to be read, or to be taken over. */
    boolean isWaiting() {
        return !inbox.isEmpty() || ahead.containsKey(height);
    }

    /** The next height has begun: what has come for it before is read now. */
    void open(long next, Everyone everyone) {
        height = next;
        if (!exists()) {
            return;
        }
        neighbours.tell(chain.id(), new Parcel.Tip(height - 1));
        ahead.keySet().removeIf(other -> other < height);
        List<Sent> due = early.stream().filter(sent -> heightOf(sent) == height).toList();
        early.removeIf(sent -> heightOf(sent) <= height);
        due.forEach(sent -> everyone.receive(sent.from(), sent.to(), sent.parcel()));
        if (height > askedUpTo) {
            ask();
        }
    }

    /** The calling thread drives the chain now. */
    void read() {
        inbox.readBy(Thread.currentThread());
    }

    /** Reads one parcel; nothing to read: false. */
    boolean deliver(Everyone everyone) {
        Parcel.Answer next = ahead.remove(height);
        if (next != null) {
            everyone.receive("", Optional.empty(), next);
            return true;
        }
        Optional<Sent> sent = inbox.poll();
        sent.ifPresent(one -> take(one, everyone));
        return sent.isPresent();
    }

    private void take(Sent sent, Everyone everyone) {
        switch (sent.parcel()) {
            case Parcel.Tip(long known, var asOf) -> hearOf(sent.from(), known);
            case Parcel.AskHeight(long from) -> answer(sent.from(), from);
            case Parcel.Answer answer
            when answer.block().header().height() > height -> {
                if (ahead.size() < BATCH) {
                    ahead.put(answer.block().header().height(), answer);
                }
            }
            case Parcel.Signed(Message message)
            when message.height() > height -> {
                hearOf(sent.from(), message.height() - 2); // whoever votes on a height has the one before the last
                if (message.height() == height + 1 && early.size() < MOST_EARLY) {
                    early.add(sent);
                }
            }
            default -> everyone.receive(sent.from(), sent.to(), sent.parcel());
        }
    }

    private void hearOf(String peer, long known) {
        // The last one to say so: an earlier one may have gone since.
        if (known >= best.map(Best::height).orElse(0L)) {
            best = Optional.of(new Best(peer, known));
        }
        ask();
    }

    /**
     * Asks whoever is ahead for the next blocks. Peers are not trusted: each needs its certificate. Source: rule 30.
     */
    private void ask() {
        long now = System.nanoTime();
        boolean isAsked = height <= askedUpTo && now - askedAt < PATIENCE;
        best.filter(other -> other.height() >= height && !isAsked).ifPresent(other -> {
            askedAt = now;
            askedUpTo = Math.min(other.height(), height + BATCH - 1);
            neighbours.tell(other.peer(), chain.id(), new Parcel.AskHeight(height));
        });
    }

    private void answer(String peer, long from) {
        for (long at = from; at < Math.min(height, from + BATCH); at++) {
            HeightBelow.block(chain, stores, at).ifPresent(block -> neighbours.tell(peer, chain.id(), block));
        }
    }

    private static long heightOf(Sent sent) {
        return sent.parcel() instanceof Parcel.Signed(Message message) ? message.height() : 0;
    }

    /** To all nodes elsewhere. */
    void spread(Optional<NodeId> to, Parcel parcel) {
        neighbours.spread(chain.id(), to, parcel);
    }

    /** To the neighbours. */
    void tell(Parcel parcel) {
        neighbours.tell(chain.id(), parcel);
    }

    /** To one neighbour. */
    void tell(String peer, Parcel parcel) {
        neighbours.tell(peer, chain.id(), parcel);
    }
}
