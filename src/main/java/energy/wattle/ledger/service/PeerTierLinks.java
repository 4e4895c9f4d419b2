package energy.wattle.ledger.service;

import energy.wattle.ledger.wire.peer.PeerRole;
import energy.wattle.ledger.wire.peer.PeerStatus;
import energy.wattle.shell.Instance;
import energy.wattle.shell.TierLinks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tiers as the links of this instance show them: one that it has never had a link to is not shown. */
final class PeerTierLinks implements TierLinks {

    private final Instance instance;
    private final PeerProcess process;
    private final ClockWatch clocks;

    PeerTierLinks(Instance instance, PeerProcess process, ClockWatch clocks) {
        this.clocks = clocks;
        this.instance = instance;
        this.process = process;
    }

    @Override
    public List<Link> links() {
        List<PeerStatus> peers = process.peers();
        return Arrays.stream(Tier.values())
                .flatMap(tier -> state(tier, peers).map(state -> new Link(tier, state)).stream())
                .toList();
    }

    private Optional<State> state(Tier tier, List<PeerStatus> peers) {
        if (instance.place().filter(tier::equals).isPresent()) {
            return Optional.of(clocks.isWrong() ? State.HERE_WITH_WRONG_CLOCK : State.HERE);
        }
        List<PeerStatus> those = peers.stream()
                .filter(peer -> peer.role().filter(role -> role == role(tier)).isPresent())
                .toList();
        return those.isEmpty()
                ? Optional.empty()
                : Optional.of(those.stream().anyMatch(PeerStatus::isLinked) ? State.UP : State.DOWN);
    }

    private static PeerRole role(Tier tier) {
        return switch (tier) {
            case GATEWAY -> PeerRole.GATEWAY;
            case EDGE_CLUSTER -> PeerRole.EDGE_CLUSTER;
            case CLOUD -> PeerRole.CLOUD;
        };
    }
}
