package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * RTT_REPORT: what one node measured of its peers in an epoch. Source: Ledger, rule 5.
 *
 * @param epoch in whose window it stands
 * @param peers strictly ascending by id; a peer that is not there was not measured
 */
public record RoundTripReport(long epoch, List<Peer> peers) {

    /** What an unreachable pair counts as, and the longest time that a report may say: 10 s. */
    public static final int CAP_MICROS = 10_000_000;

    private static final int PEER_LENGTH = NodeId.MAXIMUM_LENGTH + 16;

    /**
     * One peer.
     *
     * @param micros median round trip, up to {@link #CAP_MICROS}; nothing: unreachable
     */
    public record Peer(NodeId node, OptionalInt micros) {

        public Peer {
            if (micros.isPresent() && (micros.getAsInt() < 0 || micros.getAsInt() > CAP_MICROS)) {
                throw new IllegalArgumentException("a round trip takes 0 to %d µs".formatted(CAP_MICROS));
            }
        }

        private static Peer decode(Bytes bytes) {
            return WireReader.read("peer", bytes, PEER_LENGTH, fields -> {
                NodeId node = new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH));
                int microsPlusOne = (int) fields.uint(2, CAP_MICROS + 1L);
                return new Peer(node, microsPlusOne == 0 ? OptionalInt.empty() : OptionalInt.of(microsPlusOne - 1));
            });
        }

        private Bytes encode() {
            return new WireWriter()
                    .text(1, node.code())
                    .uint(2, micros.isPresent() ? micros.getAsInt() + 1L : 0)
                    .finish();
        }
    }

    public RoundTripReport {
        peers = List.copyOf(peers);
        for (int i = 1; i < peers.size(); i++) {
            if (peers.get(i - 1).node().compareTo(peers.get(i).node()) >= 0) {
                throw new IllegalArgumentException("peers are not in the order of their ids, each once");
            }
        }
    }

    /** @throws MalformedException if the bytes are no such payload */
    public static RoundTripReport decode(Bytes payload) {
        return WireReader.read(
                "RTT_REPORT",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new RoundTripReport(
                        fields.uint64(1),
                        fields.elements(2, Limits.VALIDATORS, PEER_LENGTH).stream()
                                .map(Peer::decode)
                                .toList()));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter().uint(1, epoch);
        peers.forEach(peer -> writer.element(2, peer.encode()));
        return writer.finish();
    }

    /** What it says of a peer; nothing: it was not measured. */
    Optional<Peer> of(NodeId node) {
        int low = 0;
        int high = peers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = peers.get(middle).node().compareTo(node);
            if (order == 0) {
                return Optional.of(peers.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
