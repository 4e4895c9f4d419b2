package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.SignedOrder;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;

/** Signs administrators' orders with the keys that this instance has, and hands them to the main chain. */
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Transactional
class NodeReviewService implements NodeReviews {

    /** The administrators' keys of an instance, of which a market's genesis names the first ones. */
    private static final int KEYS = 16;

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;
    private final FreshKeys keys;

    NodeReviewService(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger, FreshKeys keys) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
        this.keys = keys;
    }

    @Override
    public Answer recover(ChainId zone, List<NodeId> nodes) {
        Chain chain = chains.of(zone);
        RecoveryPlan plan = new RecoveryPlan(chains.main().orElseThrow(), chain, stores, keys);
        List<Problem> problems = plan.problems(nodes);
        return problems.isEmpty() ? order(chain, plan.order(nodes)) : new Refused(problems);
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
        Bytes order = new AdminOrder(nextNumber(main), chain.market().name(), action).encode();
        List<SignedOrder.Approval> approvals = approvals(main, order);
        int needed = main.genesis().administratorQuorum();
        if (approvals.size() < needed) {
            return new Refused(List.of(Problem.of("ledger.review.keys.few", approvals.size(), needed)));
        }
        Draft draft =
                Draft.plain(main.id(), RecordKind.ADMIN, administrator(1), new SignedOrder(order, approvals).encode());
        Hash record = ledger.submit(List.of(draft)).getFirst();
        return new Ordered(record);
    }

    /** Above the last on the chain and those that wait: of two orders at once, one would be void. */
    private long nextNumber(Chain main) {
        long last =
                new ElectionState(main.suite(), main.genesis(), stores.states().view(main.number())).lastOrder();
        long waiting = stores.pending().ofKind(main.number(), RecordKind.ADMIN.number()).stream()
                .map(RecordCodec::decode)
                .mapToLong(NodeReviewService::number)
                .max()
                .orElse(0);
        return Math.max(last, waiting) + 1;
    }

    private static long number(LedgerRecord record) {
        return AdminOrder.decode(SignedOrder.decode(record.payload()).order()).number();
    }

    /** The signatures of those of the genesis' administrators whose keys this instance has, as many as are needed. */
    private List<SignedOrder.Approval> approvals(Chain main, Bytes order) {
        Bytes message = SignedOrder.message(main.genesis(), main.id(), order);
        List<Bytes> known = main.genesis().administrators();
        return IntStream.range(0, known.size())
                .boxed()
                .flatMap(place -> IntStream.rangeClosed(1, KEYS)
                        .mapToObj(NodeReviewService::administrator)
                        .filter(name -> keystore.signingKey(name).equals(known.get(place)))
                        .limit(1)
                        .map(name -> new SignedOrder.Approval(
                                place, main.suite().sign(keystore.signingSecret(name), message))))
                .limit(main.genesis().administratorQuorum())
                .toList();
    }

    private static KeyName administrator(int number) {
        return KeyName.of("administrator", Integer.toString(number));
    }
}
