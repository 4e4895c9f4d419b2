package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.SignedOrder;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;

/** Signs administrators' orders with the keys that this instance has, and hands them to the main chain. */
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Transactional
class NodeReviewService implements NodeReviews {

    private final NodeVoices voices;
    private final Chains chains;
    private final FreshKeys keys;
    private final WaitingManifests manifests;

    NodeReviewService(NodeVoices voices, FreshKeys keys, WaitingManifests manifests) {
        this.voices = voices;
        chains = voices.chains();
        this.keys = keys;
        this.manifests = manifests;
    }

    @Override
    public Answer recover(ChainId id, List<NodeId> nodes) {
        Chain chain = chains.of(id);
        RecoveryPlan plan = new RecoveryPlan(chains.main().orElseThrow(), chain, voices.stores(), keys);
        List<Problem> problems = plan.problems(nodes);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        AdminOrder.Recover recovery = plan.order(nodes);
        return chain.isMain() ? show(chain, recovery) : order(chain, recovery);
    }

    @Override
    public List<Manifest> manifests() {
        return chains.main().map(manifests::of).orElse(List.of());
    }

    @Override
    public boolean makesKeyOf(ChainId chain, NodeId node) {
        return keys.of(chains.of(chain), node).isPresent();
    }

    @Override
    public Answer readmit(ChainId id, NodeId node, Optional<String> freshKey, String reason) {
        Chain chain = chains.of(id);
        List<Problem> problems = new ArrayList<>(reasonProblems(reason));
        Optional<Bytes> key = freshKey.filter(text -> !text.isBlank())
                .map(text -> hex(text.strip()))
                .orElseGet(() -> keys.of(chain, node));
        if (key.filter(chain.suite()::isSigningKey).isEmpty()) {
            problems.add(Problem.of("ledger.review.key.unsound", freshKey.orElse("")));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        keys.keep(chain, node, key.orElseThrow());
        return order(chain, new AdminOrder.Readmit(node, key.orElseThrow(), reason.strip()));
    }

    @Override
    public Answer refuse(ChainId id, NodeId node, String reason) {
        List<Problem> problems = reasonProblems(reason);
        return problems.isEmpty()
                ? order(chains.of(id), new AdminOrder.Refuse(node, reason.strip()))
                : new Refused(problems);
    }

    @Override
    public Answer review(ChainId id, String reason) {
        List<Problem> problems = reasonProblems(reason);
        return problems.isEmpty() ? order(chains.of(id), new AdminOrder.Review(reason.strip())) : new Refused(problems);
    }

    private static List<Problem> reasonProblems(String reason) {
        if (reason.isBlank()) {
            return List.of(Problem.of("ledger.review.reason.missing"));
        }
        return reason.length() > REASON_LENGTH
                ? List.of(Problem.of("ledger.review.reason.long", reason.length(), REASON_LENGTH))
                : List.of();
    }

    private static Optional<Bytes> hex(String digits) {
        try {
            return Optional.of(Bytes.ofHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Answer order(Chain chain, AdminOrder.Action action) {
        Chain main = chains.main().orElseThrow();
        SignedOrder signed = signing(main).signed(chain.market().name(), action);
        return tooFew(main, signed)
                .orElseGet(() -> submitted(
                        Draft.plain(main.id(), RecordKind.ADMIN, OrderSigning.administrator(1), signed.encode())));
    }

    /** No block of those before can hold it: one of those who go on brings it, to whoever has pinned it. */
    private Answer show(Chain main, AdminOrder.Recover recovery) {
        SignedOrder signed = signing(main).signed(main.market().name(), recovery);
        NodeKeys names = new NodeKeys(voices.keystore(), main.market().name());
        KeyName voice = ChainCodec.decodeValidators(recovery.validators()).members().stream()
                .flatMap(member -> names.of(member).stream())
                .findFirst()
                .orElseThrow();
        return tooFew(main, signed)
                .orElseGet(() -> submitted(Draft.plain(main.id(), RecordKind.RECOVERY, voice, signed.encode())));
    }

    private OrderSigning signing(Chain main) {
        return new OrderSigning(main, voices.stores(), voices.keystore());
    }

    private static Optional<Answer> tooFew(Chain main, SignedOrder signed) {
        int needed = main.genesis().administratorQuorum();
        int given = signed.approvals().size();
        return given < needed
                ? Optional.of(new Refused(List.of(Problem.of("ledger.review.keys.few", given, needed))))
                : Optional.empty();
    }

    private Answer submitted(Draft draft) {
        return new Ordered(voices.ledger().submit(List.of(draft)).getFirst());
    }
}
