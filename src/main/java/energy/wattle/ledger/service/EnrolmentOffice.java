package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.election.EnrolledKey;
import energy.wattle.ledger.core.election.Holdings;
import energy.wattle.ledger.store.EnrolmentStore;
import energy.wattle.ledger.store.EnrolmentStore.StoredToken;
import energy.wattle.ledger.wire.EnrolmentToken;
import energy.wattle.ledger.wire.MarketDocument;
import energy.wattle.ledger.wire.peer.CertificateRequest;
import energy.wattle.ledger.wire.peer.DeploymentAuthority;
import energy.wattle.ledger.wire.peer.EnrolmentAnswer;
import energy.wattle.ledger.wire.peer.EnrolmentPort;
import energy.wattle.ledger.wire.peer.EnrolmentRefusal;
import energy.wattle.ledger.wire.peer.EnrolmentRequest;
import energy.wattle.ledger.wire.peer.PeerName;
import energy.wattle.ledger.wire.peer.PeerRole;
import energy.wattle.units.Problem;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets newcomers in: checks the token and that the keys are theirs, issues the certificate, and orders that the keys
 * are known and the node votes, under the authority of the administrator who issued the token. Source: decision 0085.
 */
final class EnrolmentOffice implements EnrolmentPort {

    private final Desk desk;
    private final EnrolmentOrders orders;
    private final EnrolmentCounts counts;
    private final TransactionOperations transactions;
    private final EnrolmentRate rate = new EnrolmentRate();

    /** @param document the founding one */
    record Desk(
            EnrolmentStore store,
            EnrolmentAuthority authority,
            Optional<MarketDocument> document,
            InstantSource clock) {}

    EnrolmentOffice(Desk desk, EnrolmentOrders orders, EnrolmentCounts counts, TransactionOperations transactions) {
        this.desk = desk;
        this.orders = orders;
        this.counts = counts;
        this.transactions = transactions;
    }

    @Override
    public EnrolmentAnswer answer(String from, EnrolmentRequest request) {
        EnrolmentAnswer answer = rate.admits(from, System.nanoTime())
                ? transactions.execute(status -> decide(from, request))
                : new EnrolmentAnswer.Refused(EnrolmentRefusal.TOO_OFTEN, "");
        if (answer instanceof EnrolmentAnswer.Refused(var refusal, String detail)) {
            counts.refused(refusal, from, detail);
        }
        return answer;
    }

    private EnrolmentAnswer decide(String from, EnrolmentRequest request) {
        Optional<StoredToken> token = desk.store().lock(EnrolmentToken.identity(request.secret()));
        Optional<EnrolmentAnswer> refusal = refusal(token);
        return refusal.orElseGet(() -> {
            StoredToken good = token.orElseThrow();
            return request.isQuestion() ? wanted(good.subject()) : enrol(from, request, good);
        });
    }

    private Optional<EnrolmentAnswer> refusal(Optional<StoredToken> token) {
        if (token.isEmpty()) {
            return refused(EnrolmentRefusal.UNKNOWN, "");
        }
        if (token.get().usedAt().isPresent()) {
            return refused(EnrolmentRefusal.USED, "");
        }
        if (token.get().revokedAt().isPresent()) {
            return refused(EnrolmentRefusal.REVOKED, "");
        }
        if (!desk.clock().instant().isBefore(token.get().expiresAt())) {
            return refused(
                    EnrolmentRefusal.EXPIRED,
                    "it was valid until " + token.get().expiresAt());
        }
        return desk.authority().obstacle().flatMap(problem -> refused(EnrolmentRefusal.NOT_HERE, problem.english()));
    }

    private static Optional<EnrolmentAnswer> refused(EnrolmentRefusal refusal, String detail) {
        return Optional.of(new EnrolmentAnswer.Refused(refusal, detail));
    }

    private EnrolmentAnswer wanted(EnrolmentStore.Subject subject) {
        return new EnrolmentAnswer.Wanted(
                name(subject),
                subject.zone(),
                names(subject),
                desk.document().orElseThrow().with(List.of()).text());
    }

    private static PeerName name(EnrolmentStore.Subject subject) {
        return new PeerName(subject.instance(), PeerRole.ofCode(subject.role()));
    }

    /** Those that the instance is to hold: what it holds now, if it takes another machine's place; else a gateway's. */
    private List<KeyName> names(EnrolmentStore.Subject subject) {
        List<KeyName> held = orders.voices().keystore().directory().entries().entrySet().stream()
                .filter(entry -> entry.getValue().holder().equals(subject.instance()))
                .map(Map.Entry::getKey)
                .toList();
        return held.isEmpty() ? DeploymentPlan.gatewayKeys(subject.zone(), subject.node()) : held;
    }

    private EnrolmentAnswer enrol(String from, EnrolmentRequest request, StoredToken token) {
        EnrolmentStore.Subject subject = token.subject();
        NodeId node = new NodeId(subject.node());
        Chain chain = chain(subject);
        KeyName nodeKey = Chain.validator("%s/%s".formatted(chain.market().name(), node));
        CertificateRequest certificate;
        try {
            certificate = CertificateRequest.parse(request.certificate());
            check(request, certificate, subject, chain, nodeKey);
        } catch (IllegalArgumentException e) {
            return refused(EnrolmentRefusal.UNFIT, String.valueOf(e.getMessage()))
                    .orElseThrow();
        }
        if (!isRenewal(request, subject)) {
            Bytes key = key(request, nodeKey).signing();
            if (!orders.elections(chain).isFresh(key)) {
                return refused(
                                EnrolmentRefusal.UNFIT,
                                "the node has voted by this key before; remove the folder's instance.secret, so that fresh keys are made")
                        .orElseThrow();
            }
            orders.enrol(
                    new NodeId(subject.instance()),
                    request.keys(),
                    chain,
                    node,
                    key,
                    "enrolled with token %d, issued by %s".formatted(token.id(), token.issuedBy()));
        }
        Instant now = desk.clock().instant();
        X509Certificate issued = desk.authority().issue(certificate, now);
        desk.store().use(token.id(), from, now, issued.getNotAfter().toInstant());
        counts.enrolled(subject.instance(), from);
        return new EnrolmentAnswer.Enrolled(
                DeploymentAuthority.pem(issued), desk.authority().certificate());
    }

    /** A gateway votes on its zone's chain, an edge cluster on the main chain. */
    private Chain chain(EnrolmentStore.Subject subject) {
        boolean isGateway = PeerRole.ofCode(subject.role()) == PeerRole.GATEWAY;
        return isGateway
                ? orders.chain(new NodeId(subject.zone())).orElseThrow()
                : orders.voices().chains().main().orElseThrow();
    }

    private static EnrolledKey key(EnrolmentRequest request, KeyName name) {
        return request.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void check(
            EnrolmentRequest request,
            CertificateRequest certificate,
            EnrolmentStore.Subject subject,
            Chain chain,
            KeyName nodeKey) {
        demand(
                certificate.name().equals(name(subject)),
                "the certificate is asked for by %s, and the token is for %s"
                        .formatted(certificate.name(), name(subject)));
        List<KeyName> brought = request.keys().stream().map(EnrolledKey::name).toList();
        demand(
                brought.equals(names(subject).stream().sorted().toList()),
                "the keys are not those that were asked for: " + brought);
        demand(
                IntStream.range(0, brought.size())
                        .allMatch(i -> chain.suite()
                                .verifies(
                                        request.keys().get(i).signing(),
                                        EnrolmentRequest.proof(
                                                request.secret(), request.keys().get(i)),
                                        request.proofs().get(i))),
                "a key is not signed for by itself");
        demand(
                certificate
                        .nodeKeys()
                        .equals(Set.of(ChainHashes.keyId(
                                chain.suite(), key(request, nodeKey).signing()))),
                "the certificate is not asked for the node's key");
    }

    /** Whether the same machine comes again: its keys are what they were, and only its certificate is a new one. */
    private boolean isRenewal(EnrolmentRequest request, EnrolmentStore.Subject subject) {
        KeyDirectory directory = orders.voices().keystore().directory();
        Map<KeyName, KeyDirectory.Entry> known = directory.entries();
        return orders.standing(subject.instance())
                        .filter(Holdings.Standing::isRetired)
                        .isEmpty()
                && request.keys().stream()
                        .allMatch(key -> new KeyDirectory.Entry(subject.instance(), key.signing(), key.encryption())
                                .equals(known.get(key.name())));
    }

    private static void demand(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Why nobody can be enrolled here now. */
    Optional<Problem> obstacle() {
        return desk.document().isEmpty()
                ? Optional.of(Problem.of("ledger.enrolment.alone"))
                : desk.authority()
                        .obstacle()
                        .or(() -> orders.canOrder()
                                ? Optional.empty()
                                : Optional.of(Problem.of("ledger.enrolment.keys.few")));
    }
}
