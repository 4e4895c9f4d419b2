package energy.wattle.ledger.core.election;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ElectionChain;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntBiFunction;

/** Reports of whole sets of nodes. */
final class Reports {

    /** Stands for an unreachable peer. */
    static final int UNREACHABLE = -1;

    private Reports() {}

    /** All voters but the silent report on all others and on those that rest. */
    static void send(ElectionChain chain, List<NodeId> silent, ToIntBiFunction<NodeId, NodeId> micros) {
        List<NodeId> peers = new ArrayList<>(chain.voters());
        chain.elections().resting().forEach(node -> peers.add(node.id()));
        for (NodeId reporter : chain.voters()) {
            if (!silent.contains(reporter)) {
                chain.submit(
                        reporter,
                        RecordKind.RTT_REPORT,
                        report(chain.epoch(), reporter, peers, micros).encode());
            }
        }
    }

    /** One node's report, in which everything it is asked for has an answer. */
    static RoundTripReport report(
            long epoch, NodeId reporter, List<NodeId> peers, ToIntBiFunction<NodeId, NodeId> micros) {
        return new RoundTripReport(
                epoch,
                peers.stream()
                        .filter(peer -> !peer.equals(reporter))
                        .sorted()
                        .map(peer -> {
                            int value = micros.applyAsInt(reporter, peer);
                            return new RoundTripReport.Peer(
                                    peer, value == UNREACHABLE ? OptionalInt.empty() : OptionalInt.of(value));
                        })
                        .toList());
    }
}
