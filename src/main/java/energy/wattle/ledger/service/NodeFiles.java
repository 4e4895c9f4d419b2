package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Delegates.NodeFile;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.Delegates.Order;
import energy.wattle.ledger.Delegates.Rejection;
import energy.wattle.ledger.Delegates.Verdict;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews.Decision;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.SignedOrder;
import energy.wattle.ledger.store.ChainBookStore;
import energy.wattle.ledger.store.ChainBookStore.StoredFact;
import energy.wattle.ledger.store.ChainBookStore.StoredPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what a chain has on a node: convictions with their evidence, and administrators' orders. */
final class NodeFiles {

    /** Facts and orders of a chain that are looked through, the latest. */
    private static final int MOST = 1_000;

    private final Chains chains;
    private final NodeStores stores;
    private final ChainBookStore book;

    NodeFiles(Chains chains, NodeStores stores, ChainBookStore book) {
        this.chains = chains;
        this.stores = stores;
        this.book = book;
    }

    NodeFile file(Chain chain, NodeLine line) {
        return new NodeFile(chain.market(), line, verdicts(chain, line.node()), orders(chain, line.node()));
    }

    private List<Verdict> verdicts(Chain chain, NodeId node) {
        List<Verdict> verdicts = new ArrayList<>();
        for (StoredFact stored : book.latestResults(chain.number(), List.of(VerdictFact.Convicted.KIND), MOST)) {
            VerdictFact.Convicted fact = VerdictFact.Convicted.decode(plain(stored));
            if (fact.node().equals(node)) {
                verdicts.add(verdict(chain, stored, fact));
            }
        }
        return verdicts;
    }

    private Verdict verdict(Chain chain, StoredFact stored, VerdictFact.Convicted fact) {
        Optional<Bytes> payload = evidence(chain, stored.height(), fact);
        return new Verdict(
                fact,
                stored.height(),
                Instant.ofEpochMilli(stored.time()),
                payload.flatMap(shown -> PlainWords.of(RecordKind.EVIDENCE.name(), shown)),
                payload.map(shown -> rejections(chain, shown)).orElse(List.of()));
    }

    /** The evidence in the conviction's block that is about it. */
    private Optional<Bytes> evidence(Chain chain, long height, VerdictFact.Convicted fact) {
        return stores.blocks().records(chain.number(), height).stream()
                .filter(record -> record.voidReason().isEmpty())
                .map(record -> RecordCodec.decode(record.content()))
                .filter(record -> record.kind() == RecordKind.EVIDENCE)
                .map(record -> record.payload())
                .filter(payload -> misconduct(payload)
                        .filter(evidence -> evidence.height() == fact.height()
                                && evidence.round() == fact.round()
                                && member(chain, evidence.height(), evidence.accused())
                                        .equals(fact.node()))
                        .isPresent())
                .findFirst();
    }

    private List<Rejection> rejections(Chain chain, Bytes payload) {
        return misconduct(payload).stream()
                .flatMap(evidence -> evidence instanceof Evidence.MajorityRejects majority
                        ? majority.rejects().stream()
                        : Stream.empty())
                .map(reject -> new Rejection(member(chain, reject.height(), reject.signer()), reject.reason()))
                .toList();
    }

    private static Optional<Evidence> misconduct(Bytes payload) {
        return EvidenceRecord.decode(payload) instanceof EvidenceRecord.Misconduct misconduct
                ? Optional.of(EvidenceCodec.decode(misconduct.content()))
                : Optional.empty();
    }

    private NodeId member(Chain chain, long height, int place) {
        List<Validator> members = new SetHistory(chain, stores).at(height).members();
        return members.get(place).id();
    }

    private List<Order> orders(Chain chain, NodeId node) {
        Map<Long, String> carried = carried(chain);
        Chain main = chains.main().orElseThrow();
        List<Order> orders = new ArrayList<>();
        for (StoredPlace stored : book.latest(main.number(), List.of(RecordKind.ADMIN.number()), MOST)) {
            AdminOrder order = AdminOrder.decode(
                    SignedOrder.decode(RecordCodec.decode(stored.content()).payload())
                            .order());
            if (order.chain().equals(chain.market().name())) {
                said(order, node)
                        .ifPresent(said -> orders.add(new Order(
                                said.decision(),
                                said.reason(),
                                stored.height(),
                                Instant.ofEpochMilli(stored.time()),
                                stored.voidReason().or(() -> Optional.ofNullable(carried.get(order.number()))))));
            }
        }
        return orders;
    }

    private record Said(Decision decision, String reason) {}

    private static Optional<Said> said(AdminOrder order, NodeId node) {
        return switch (order.action()) {
            case AdminOrder.Readmit(NodeId about, Bytes key, String reason)
            when about.equals(node) -> Optional.of(new Said(Decision.READMIT, reason));
            case AdminOrder.Refuse(NodeId about, String reason)
            when about.equals(node) -> Optional.of(new Said(Decision.REFUSE, reason));
            case AdminOrder.Review(String reason) -> Optional.of(new Said(Decision.REVIEW, reason));
            default -> Optional.empty();
        };
    }

    /** What became of orders, by number: a reason code, or empty where they were carried out. */
    private Map<Long, String> carried(Chain chain) {
        Map<Long, String> carried = new HashMap<>();
        book.latestResults(chain.number(), List.of(VerdictFact.Carried.KIND), MOST).stream()
                .map(stored -> VerdictFact.Carried.decode(plain(stored)))
                .forEach(fact -> carried.put(fact.number(), fact.refusal()));
        return carried;
    }

    private static Bytes plain(StoredFact stored) {
        return switch (ResultCodec.decode(stored.content()).content()) {
            case Result.Plain(Bytes payload) -> payload;
            case Result.Encrypted encrypted ->
                throw new IllegalStateException("what is said of nodes is for everybody to read");
        };
    }
}
