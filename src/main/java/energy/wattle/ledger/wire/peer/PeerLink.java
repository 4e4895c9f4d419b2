package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.MalformedException;
import io.grpc.Status;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One stream to one neighbour: a hello each way, then frames. What comes in is for one thread at a time, as gRPC has
 * it.
 */
final class PeerLink {

    private static final byte HELLO = 0;
    private static final byte FRAME = 1;

    /** A burst may have waited on its way, and come together with the next one. */
    private static final int BURSTS = 2;

    private final LinkStream stream;
    private final boolean isParent;
    private final Neighbours neighbours;
    private final Outgoing outgoing;
    private final FrameRate rate;
    private final CompletableFuture<Void> linked = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile Set<ChainId> follows = Set.of();
    private volatile @Nullable Peer peer;

    /** Told by {@link #greet} or the dialler at first, then under the neighbours' lock. */
    private volatile @Nullable Set<ChainId> told;

    PeerLink(LinkStream stream, boolean isParent, Neighbours neighbours, Outgoing outgoing) {
        this.stream = stream;
        this.isParent = isParent;
        this.neighbours = neighbours;
        this.outgoing = outgoing;
        int perSecond = neighbours.limits().framesPerSecond();
        rate = new FrameRate(perSecond, BURSTS * perSecond, System.nanoTime());
    }

    static byte[] message(Frame frame, int relays) {
        return tagged(FRAME, FrameCodec.encode(frame, relays));
    }

    private static byte[] tagged(byte tag, Bytes content) {
        byte[] message = new byte[content.length() + 1];
        message[0] = tag;
        System.arraycopy(content.toArray(), 0, message, 1, content.length());
        return message;
    }

    boolean isParent() {
        return isParent;
    }

    String address() {
        return stream.address();
    }

    Set<ChainId> follows() {
        return follows;
    }

    /** Completes when both have said hello; fails if the link ends before. */
    CompletableFuture<Void> linked() {
        return linked;
    }

    /** Completes with the reason. */
    CompletableFuture<String> ended() {
        return ended;
    }

    X509Certificate certificate() throws PeerRefusedException {
        return stream.certificate();
    }

    /** Says hello with the chains that this process follows, unless it has said so. */
    void tell(Set<ChainId> chains) {
        if (!chains.equals(told)) {
            told = chains;
            outgoing.say(tagged(HELLO, new Hello(Hello.VERSION, neighbours.name(), chains).encode()));
        }
    }

    void offer(byte[] message) {
        outgoing.offer(message);
    }

    void inherit(PeerLink older) {
        older.outgoing.take().forEach(outgoing::offer);
    }

    void ready() {
        outgoing.drain();
    }

    /** Asks for the next message, once the last one is dealt with. */
    void next() {
        if (!ended.isDone()) {
            stream.request();
        }
    }

    void message(byte[] message) {
        if (ended.isDone()) {
            return;
        }
        Peer known = peer;
        try {
            if (known == null) {
                greet(message);
            } else {
                accept(known, message);
            }
        } catch (PeerRefusedException e) {
            refuse(e);
        } catch (MalformedException e) {
            if (known == null) {
                refuse(new PeerRefusedException(
                        Refusal.NO_HELLO, "%s begins with no hello: %s".formatted(address(), e.getMessage()), e));
            } else {
                neighbours.cutOff(this, known, String.valueOf(e.getMessage()));
            }
        }
    }

    private void greet(byte[] message) throws PeerRefusedException {
        Hello hello = Hello.decode(content(message, HELLO));
        Peer known = neighbours.greet(this, hello);
        follows = hello.follows();
        outgoing.count(known.counts);
        if (!isParent) {
            tell(neighbours.followed());
        }
        peer = known;
        neighbours.link(this, known);
        linked.complete(null);
        stream.request();
    }

    private void accept(Peer known, byte[] message) {
        if (rate.take(System.nanoTime()) > 0) {
            neighbours.cutOff(
                    this,
                    known,
                    "more than %d frames a second".formatted(neighbours.limits().framesPerSecond()));
            return;
        }
        known.lastHeard = Optional.of(neighbours.now());
        if (message.length > 0 && message[0] == HELLO) {
            Hello hello = Hello.decode(content(message, HELLO));
            if (!hello.name().equals(known.name)) {
                throw new MalformedException(
                        "\"%s\" says hello as \"%s\"".formatted(known.name, PeerName.printable(hello.name())));
            }
            follows = hello.follows();
            neighbours.follows(this, known);
            stream.request();
            return;
        }
        FrameCodec.Carried carried = FrameCodec.decode(content(message, FRAME));
        known.counts.framesIn.increment();
        known.counts.bytesIn.add(message.length);
        ChainId chain = carried.frame().chain();
        if (follows.contains(chain) && neighbours.follows(chain)) {
            neighbours.received(this, known, carried);
        } else {
            known.counts.refused.increment();
            stream.request();
        }
    }

    private static Bytes content(byte[] message, byte tag) {
        if (message.length == 0 || message[0] != tag) {
            throw new MalformedException(
                    message.length == 0 ? "a message is empty" : "a message begins with %d".formatted(message[0]));
        }
        return Bytes.of(Arrays.copyOfRange(message, 1, message.length));
    }

    private void refuse(PeerRefusedException e) {
        neighbours.refusals().count(e);
        end(Status.PERMISSION_DENIED, String.valueOf(e.getMessage()));
    }

    /** If it has not been greeted by now, it will not be. */
    void handshakeOver() {
        if (!linked.isDone() && !ended.isDone()) {
            refuse(new PeerRefusedException(
                    Refusal.NO_HELLO,
                    "%s has said no hello within %s"
                            .formatted(address(), neighbours.limits().times().handshake())));
        }
    }

    /** The stream is over; the other side or the network ended it. */
    void closed(Status status) {
        Peer known = peer;
        if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED && known != null && !ended.isDone()) {
            neighbours.cutOff(this, known, "too long a message: " + status.getDescription());
        } else {
            end(status, PeerStream.words(status));
        }
    }

    void end(Status status, String reason) {
        if (ended.complete(reason)) {
            outgoing.end(status.withDescription(reason));
            Peer known = peer;
            if (known != null) {
                neighbours.unlink(this, known, reason);
            }
            linked.completeExceptionally(new IllegalStateException(reason));
        }
    }
}
