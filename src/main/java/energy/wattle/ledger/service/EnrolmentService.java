package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.store.EnrolmentStore.StoredToken;
import energy.wattle.ledger.store.EnrolmentStore.Subject;
import energy.wattle.ledger.wire.EnrolmentToken;
import energy.wattle.ledger.wire.peer.EnrolmentRequest;
import energy.wattle.ledger.wire.peer.PeerRole;
import energy.wattle.units.Problem;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

/** Issues tokens, and tells of the instances that there are. */
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Transactional
class EnrolmentService implements Enrolments {

    private static final Logger log = LoggerFactory.getLogger(EnrolmentService.class);

    /** With so few nobody may leave a chain. Source: Ledger, rule 23. */
    private static final int FEWEST = 4;

    private final EnrolmentOffice office;
    private final EnrolmentOffice.Desk desk;
    private final EnrolmentOrders orders;
    private final InstanceList list;
    private final SecureRandom random = new SecureRandom();

    EnrolmentService(EnrolmentOffice office, EnrolmentOffice.Desk desk, EnrolmentOrders orders, InstanceList list) {
        this.office = office;
        this.desk = desk;
        this.orders = orders;
        this.list = list;
    }

    @Override
    public Optional<Problem> obstacle() {
        return office.obstacle();
    }

    @Override
    public List<Instance> instances() {
        return list.instances(desk.store().newest(InstanceList.REMEMBERED));
    }

    @Override
    public List<Token> tokens() {
        Instant now = desk.clock().instant();
        return desk.store().newest(LISTED).stream()
                .map(token -> new Token(
                        token.id(),
                        token.subject().instance(),
                        state(token, now),
                        token.issuedBy(),
                        token.issuedAt(),
                        token.expiresAt()))
                .toList();
    }

    private static TokenState state(StoredToken token, Instant now) {
        if (token.usedAt().isPresent()) {
            return TokenState.USED;
        }
        if (token.revokedAt().isPresent()) {
            return TokenState.REVOKED;
        }
        return now.isBefore(token.expiresAt()) ? TokenState.OPEN : TokenState.EXPIRED;
    }

    @Override
    public List<NodeId> zones() {
        return orders.voices().chains().zones().stream()
                .map(chain -> chain.market().name())
                .sorted()
                .toList();
    }

    @Override
    public Answer issue(Tier tier, NodeId zone, String node) {
        List<Problem> problems = new ArrayList<>(obstacle().stream().toList());
        String named = tier == Tier.EDGE_CLUSTER ? zone.code() : node.strip();
        if (tier == Tier.CLOUD) {
            problems.add(Problem.of("ledger.enrolment.tier.cloud"));
        }
        if (!zones().contains(zone)) {
            problems.add(Problem.of("ledger.enrolment.zone.unknown", zone, zones()));
        }
        Subject subject = new Subject(instance(tier, named), role(tier).code(), zone.code(), named);
        if (named.isEmpty() || !energy.wattle.shell.Instance.isName(subject.instance())) {
            problems.add(Problem.of("ledger.enrolment.node.wrong", named));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        byte[] secret = new byte[EnrolmentRequest.SECRET_LENGTH];
        random.nextBytes(secret);
        Instant now = desk.clock().instant();
        Instant expires = now.plus(LIFETIME);
        desk.store().revokeAllOf(subject.instance(), reader(), now);
        desk.store().issue(EnrolmentToken.identity(Bytes.of(secret)), subject, reader(), now, expires);
        log.info("{} has issued a token for {}", reader(), subject.instance());
        EnrolmentToken token = new EnrolmentToken(
                desk.authority().address().orElseThrow(), desk.authority().fingerprint(), Bytes.of(secret));
        return new Issued(token.text(), subject.instance(), expires);
    }

    private static String instance(Tier tier, String node) {
        return tier == Tier.GATEWAY ? DeploymentPlan.Edge.gateway(node) : DeploymentPlan.Edge.edge(node);
    }

    private static PeerRole role(Tier tier) {
        return tier == Tier.GATEWAY ? PeerRole.GATEWAY : PeerRole.EDGE_CLUSTER;
    }

    @Override
    public Answer revoke(long token) {
        desk.store().revoke(token, reader(), desk.clock().instant());
        log.info("{} has revoked token {}", reader(), token);
        return new Done();
    }

    @Override
    public Answer retire(String name, String reason) {
        Optional<Instance> instance =
                instances().stream().filter(one -> one.name().equals(name)).findFirst();
        List<Problem> problems = new ArrayList<>();
        if (reason.isBlank()) {
            problems.add(Problem.of("ledger.review.reason.missing"));
        } else if (reason.length() > NodeReviews.REASON_LENGTH) {
            problems.add(Problem.of("ledger.review.reason.long", reason.length(), NodeReviews.REASON_LENGTH));
        }
        if (!orders.canOrder()) {
            problems.add(Problem.of("ledger.enrolment.keys.few"));
        }
        if (instance.isEmpty() || instance.get().tier() != Tier.GATEWAY) {
            problems.add(Problem.of("ledger.enrolment.retire.tier", name));
        } else if (instance.get().isVoting() && voters(instance.get()) <= FEWEST) {
            problems.add(Problem.of(
                    "ledger.enrolment.retire.few", instance.get().zone().orElseThrow(), FEWEST));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        desk.store().revokeAllOf(name, reader(), desk.clock().instant());
        orders.retire(new NodeId(name), chain(instance.get()), instance.get().node(), reason.strip());
        log.info("{} has ordered that {} is retired", reader(), name);
        return new Done();
    }

    private Chain chain(Instance gateway) {
        return orders.chain(gateway.zone().orElseThrow()).orElseThrow();
    }

    private int voters(Instance gateway) {
        return orders.elections(chain(gateway)).validators().size();
    }

    private static String reader() {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        return reader == null ? "" : reader.getName();
    }
}
