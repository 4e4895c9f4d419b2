package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one chain that run in this process, and the relay among them, which hears everything and has no vote.
 */
final class NetworkNodes {

    private final ChainNetwork network;
    private final NodeSeats seats;
    private final NodeChecks shared;
    private final boolean sharesChecks;
    private final Map<NodeId, NetworkNode> nodes = new LinkedHashMap<>();
    private @Nullable NetworkNode relay;

    NetworkNodes(ChainNetwork network, NodeSeats seats, NodeChecks shared, boolean sharesChecks) {
        this.network = network;
        this.seats = seats;
        this.shared = shared;
        this.sharesChecks = sharesChecks;
    }

    /** Nothing of them is known any more. */
    void clear() {
        nodes.clear();
        seats.forget();
        relay = null;
    }

    /**
     * The next height. Members of V vote; resting and evicted nodes follow.
     *
     * @param members of V, and those who rest
     * @param next the height, as those see it who share what they check
     * @param isAmongOthers whether those whose keys are not here run elsewhere
     * @param heights the same as others see it
     */
    void begin(
            List<Validator> members, OpenHeight next, boolean isAmongOthers, Function<NodeChecks, OpenHeight> heights) {
        if (relay == null) {
            relay = new NetworkNode(network.chain().market().name(), network, shared, seats.follower(), next);
        } else {
            relay.begin(relay.seat(), next);
        }
        Map<NodeId, NodeSeat> now = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !isAmongOthers || seats.isHere(member))
                .forEach(member -> now.put(member.id(), seats.of(member)));
        nodes.keySet().forEach(id -> now.computeIfAbsent(id, gone -> seats.follower()));
        Function<NodeChecks, OpenHeight> own = checks -> checks == shared ? next : heights.apply(checks);
        now.forEach((id, seat) -> begin(id, seat, own));
    }

    private void begin(NodeId id, NodeSeat seat, Function<NodeChecks, OpenHeight> heights) {
        NetworkNode node = nodes.get(id);
        if (node != null) {
            node.begin(seat, heights.apply(node.checks()));
            return;
        }
        NodeChecks checks =
                sharesChecks ? shared : new NodeChecks(network.chain().suite());
        OpenHeight next = heights.apply(checks);
        NetworkNode joined = new NetworkNode(id, network, checks, seat, next);
        nodes.put(id, joined);
        joined.begin(seat, next);
    }

    /** All but the relay. */
    List<NetworkNode> voters() {
        return List.copyOf(nodes.values());
    }

    Set<NodeId> ids() {
        return nodes.keySet();
    }

    @Nullable
    NetworkNode relay() {
        return relay;
    }

    boolean isRelay(NetworkNode node) {
        return node == relay;
    }

    List<NetworkNode> everyone() {
        List<NetworkNode> all = new ArrayList<>(nodes.values());
        if (relay != null) {
            all.add(relay);
        }
        return all;
    }

    /** When the first of them wants to be woken, ms; very late if none does. */
    long nextTimer() {
        return everyone().stream().mapToLong(NetworkNode::timer).min().orElse(Long.MAX_VALUE);
    }

    /** Wakes one whose time has come; nobody's: false. */
    boolean tick(long now) {
        for (NetworkNode node : everyone()) {
            if (node.timer() <= now) {
                node.tick();
                return true;
            }
        }
        return false;
    }
}
