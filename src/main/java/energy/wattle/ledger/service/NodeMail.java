package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.network.Links;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
    private final OutsideMail outside;
    private final BooleanSupplier isSilenced;
    private final Mailbox underWay = new Mailbox();
    private List<NetworkNode> nodes = List.of();
    private @Nullable NetworkNode relay;

    /** @param isSilenced whether what the nodes say of blocks is to reach nobody */
    NodeMail(Chain chain, DerivedKeystore keystore, Links links, OutsideMail outside, BooleanSupplier isSilenced) {
        this.isSilenced = isSilenced;
        this.chain = chain;
        this.outside = outside;
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
        if (isSilenced.getAsBoolean()) {
            return; // as if it were lost: what was signed is kept, so that nothing contrary is signed later
        }
        for (Mischief.Copy copy : mischief.bend(from.misbehaviour(), height, signer(from), from.seat(), message)) {
            Parcel parcel = new Parcel.Signed(copy.message());
            for (int place = 0; place < nodes.size(); place++) {
                NetworkNode to = nodes.get(place);
                if (to != from && copy.isFor(place)) {
                    post(copy.late() + links.between(from.id(), to.id()), from, to, parcel);
                }
            }
            toRelay(copy.late(), from, parcel);
            toOutside(copy, height, parcel);
        }
    }

    /** Once for all where all are to hear the same; else once for each that is to hear it. */
    private void toOutside(Mischief.Copy copy, OpenHeight height, Parcel parcel) {
        if (!outside.exists()) {
            return;
        }
        List<Validator> members = height.terms().electorate().validators().members();
        List<Optional<NodeId>> to = IntStream.range(0, members.size()).allMatch(copy::isFor)
                ? List.of(Optional.empty())
                : IntStream.range(0, members.size())
                        .filter(copy::isFor)
                        .mapToObj(place -> Optional.of(members.get(place).id()))
                        .toList();
        to.forEach(one -> underWay.post(copy.late(), () -> outside.spread(one, parcel)));
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
        if (from == relay || !(parcel instanceof Parcel.Answer)) {
            outside.tell(parcel); // a block once for all nodes of this process
        }
    }

    /** To a node of this height; to the neighbours, which have what it has, if it is elsewhere. */
    void send(NetworkNode from, NodeId to, Parcel parcel) {
        node(to).ifPresentOrElse(node -> send(from, node, parcel), () -> outside.tell(parcel));
    }

    private Optional<NetworkNode> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
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
        Parcel shown = new Parcel.Shown(envelope);
        node(to.id())
                .ifPresentOrElse(node -> send(from, node, shown), () -> outside.spread(Optional.of(to.id()), shown));
    }

    void askRelay(NetworkNode from, Parcel parcel) {
        toRelay(0, from, parcel);
        if (from == relay) {
            outside.tell(parcel);
        }
    }

    private void toRelay(long late, NetworkNode from, Parcel parcel) {
        if (relay != null && from != relay) {
            post(late + links.toRelay(from.id()), from, relay, parcel);
        }
    }

    private void post(long micros, NetworkNode from, NetworkNode to, Parcel parcel) {
        underWay.post(micros, () -> to.receive(answer -> send(to, from, answer), parcel));
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
