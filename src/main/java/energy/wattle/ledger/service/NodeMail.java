package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.network.Links;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries parcels between the nodes of one chain: each over the link between the two, and whatever is for all to the
 * relay, too. For one thread at a time.
 */
final class NodeMail {

    private final Chain chain;
    private final DerivedKeystore keystore;
    private final Links links;
    private final Mischief mischief;
    private final Mailbox underWay = new Mailbox();
    private List<NetworkNode> nodes = List.of();
    private @Nullable NetworkNode relay;

    NodeMail(Chain chain, DerivedKeystore keystore, Links links) {
        this.chain = chain;
        this.keystore = keystore;
        this.links = links;
        mischief = new Mischief(chain.suite());
    }

    /** The nodes of the height at hand. */
    void serve(List<NetworkNode> all, @Nullable NetworkNode over) {
        nodes = all;
        relay = over;
    }

    /** A node's own message, or what becomes of it where the node misbehaves. */
    void broadcast(NetworkNode from, OpenHeight height, Message message) {
        for (Mischief.Copy copy : mischief.bend(from.misbehaviour(), height, signer(from), from.seat(), message)) {
            Parcel parcel = new Parcel.Signed(copy.message());
            for (int place = 0; place < nodes.size(); place++) {
                NetworkNode to = nodes.get(place);
                if (to != from && copy.isFor(place)) {
                    post(copy.late() + links.between(from.id(), to.id()), from, to, parcel);
                }
            }
            toRelay(copy.late(), from, parcel);
        }
    }

    private Signer signer(NetworkNode node) {
        return message -> chain.suite()
                .sign(keystore.signingSecret(node.seat().key().orElseThrow().name()), message);
    }

    void send(NetworkNode from, NetworkNode to, Parcel parcel) {
        boolean isByRelay = from == relay || to == relay;
        long micros =
                isByRelay ? links.toRelay(from == relay ? to.id() : from.id()) : links.between(from.id(), to.id());
        post(micros, from, to, parcel);
    }

    void sendAll(NetworkNode from, Parcel parcel) {
        nodes.stream().filter(to -> to != from).forEach(to -> send(from, to, parcel));
        toRelay(0, from, parcel);
    }

    /** To a node of this height; nowhere if it has gone. */
    void send(NetworkNode from, NodeId to, Parcel parcel) {
        nodes.stream().filter(node -> node.id().equals(to)).findFirst().ifPresent(node -> send(from, node, parcel));
    }

    /** Unless the height is over by then. */
    void later(long micros, Runnable what) {
        underWay.post(micros, what);
    }

    BodyRequests requests(NodeId node) {
        return new BodyRequests(node, links);
    }

    /** Shows a leader's envelope to a validator that was shown another one. */
    void show(NetworkNode from, Validator to, Envelope envelope) {
        nodes.stream()
                .filter(node -> node.id().equals(to.id()))
                .findFirst()
                .ifPresent(node -> send(from, node, new Parcel.Shown(envelope)));
    }

    void askRelay(NetworkNode from, Parcel parcel) {
        toRelay(0, from, parcel);
    }

    private void toRelay(long late, NetworkNode from, Parcel parcel) {
        if (relay != null && from != relay) {
            post(late + links.toRelay(from.id()), from, relay, parcel);
        }
    }

    private void post(long micros, NetworkNode from, NetworkNode to, Parcel parcel) {
        underWay.post(micros, () -> to.receive(from, parcel));
    }

    /** Delivers what has come first, if it is its time. */
    boolean deliver(long now) {
        return underWay.deliver(now);
    }

    /** Nanoseconds until the next one comes; very long if none is under way. */
    long untilNext(long now) {
        return underWay.untilNext(now);
    }

    void clear() {
        underWay.clear();
    }
}
