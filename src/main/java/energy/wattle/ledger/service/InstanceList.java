package energy.wattle.ledger.service;

import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Enrolments.Instance;
import energy.wattle.ledger.Enrolments.Standing;
import energy.wattle.ledger.Enrolments.Tier;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.election.Holdings;
import energy.wattle.ledger.store.EnrolmentStore.StoredToken;
import energy.wattle.ledger.wire.peer.PeerStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The instances that hold nodes' keys, by the founding document and the main chain. */
final class InstanceList {

    /** Tokens that are looked through for the certificates that they brought. */
    static final int REMEMBERED = 5_000;

    private final EnrolmentOrders orders;
    private final Supplier<List<PeerStatus>> peers;

    InstanceList(EnrolmentOrders orders, Supplier<List<PeerStatus>> peers) {
        this.orders = orders;
        this.peers = peers;
    }

    /** @param tokens the newest first */
    List<Instance> instances(List<StoredToken> tokens) {
        Map<String, Instant> linked = peers.get().stream()
                .filter(PeerStatus::isLinked)
                .collect(Collectors.toMap(
                        PeerStatus::name, peer -> peer.linkedSince().orElseThrow()));
        return orders.voices().keystore().directory().entries().entrySet().stream()
                .filter(entry -> entry.getKey().path().startsWith(DeploymentPlan.VALIDATOR + "/"))
                .flatMap(entry -> instance(entry.getKey(), entry.getValue().holder(), tokens, linked).stream())
                .sorted(Comparator.comparing(Instance::tier)
                        .thenComparing(one -> one.zone().map(NodeId::code).orElse(""))
                        .thenComparing(Instance::name))
                .toList();
    }

    /** @param key of the instance's node: {@code validator/CHAIN/NODE} */
    private Optional<Instance> instance(
            KeyName key, String holder, List<StoredToken> tokens, Map<String, Instant> linked) {
        return orders.voices().chains().all().stream()
                .filter(chain -> key.path().startsWith(prefix(chain)))
                .findFirst()
                .map(chain -> {
                    NodeId node = new NodeId(key.path().substring(prefix(chain).length()));
                    Tier tier = tier(chain, holder);
                    Optional<NodeId> zone = switch (tier) {
                        case CLOUD -> Optional.empty();
                        case EDGE_CLUSTER -> Optional.of(node);
                        case GATEWAY -> Optional.of(chain.market().name());
                    };
                    return new Instance(
                            holder,
                            tier,
                            zone,
                            node,
                            standing(holder),
                            isVoting(chain, node),
                            Optional.ofNullable(linked.get(holder)),
                            certificateUntil(holder, tokens));
                });
    }

    private static String prefix(Chain chain) {
        return Chain.validator(chain.market().name().code()).path() + "/";
    }

    private static Tier tier(Chain chain, String holder) {
        if (!chain.isMain()) {
            return Tier.GATEWAY;
        }
        return holder.equals(DeploymentPlan.CLOUD) ? Tier.CLOUD : Tier.EDGE_CLUSTER;
    }

    private Standing standing(String holder) {
        return orders.standing(holder)
                .map(Holdings.Standing::isRetired)
                .map(isRetired -> isRetired ? Standing.RETIRED : Standing.ENROLLED)
                .orElse(Standing.FOUNDING);
    }

    private boolean isVoting(Chain chain, NodeId node) {
        return orders.elections(chain).validators().members().stream()
                .anyMatch(member -> member.id().equals(node));
    }

    private static Optional<Instant> certificateUntil(String holder, List<StoredToken> tokens) {
        return tokens.stream()
                .filter(token -> token.subject().instance().equals(holder))
                .flatMap(token -> token.validUntil().stream())
                .findFirst();
    }
}
