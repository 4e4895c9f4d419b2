package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.RollCall;
import energy.wattle.ledger.core.election.RoundTripReport;
import energy.wattle.ledger.core.election.RoundTrips;
import energy.wattle.ledger.store.ChainBookStore;
import energy.wattle.ledger.store.ChainBookStore.StoredPlace;
import energy.wattle.ledger.store.ChainBookStore.StoredSigned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;

/** Reads from state and blocks how a chain's nodes stand. */
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'OPERATOR')")
@Transactional(readOnly = true)
class DelegatesService implements Delegates {

    private final Chains chains;
    private final NodeStores stores;
    private final ChainBookStore book;
    private final Ledger ledger;
    private final NodeFiles files;

    DelegatesService(Chains chains, NodeStores stores, ChainBookStore book, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.book = book;
        this.ledger = ledger;
        files = new NodeFiles(chains, stores, book);
    }

    @Override
    public List<MarketChain> chains() {
        return chains.all().stream().map(Chain::market).toList();
    }

    @Override
    public Lineup lineup(ChainId id) {
        Chain chain = chains.of(id);
        Ledger.Head head = ledger.head(id);
        ElectionState state = state(chain);
        Electorate electorate = state.electorate(head.height() + 1, head.hash());
        long epoch = state.rules().epochOf(head.height() + 1);
        Reports reports = reports(chain, electorate.validators());
        List<VotedBlock> recent = recent(chain, electorate.validators());
        return new Lineup(
                chain.market(),
                head,
                recent.isEmpty() ? 0 : recent.getFirst().round(),
                epoch,
                state.rules().epochs().end(head.height() + 1),
                electorate.faulty(),
                electorate.quorum(),
                electorate.leader(0),
                new RollCall(state, head.hash(), epoch).lines(reports.trips()),
                reports.measured(),
                recent);
    }

    @Override
    public Optional<NodeFile> file(ChainId id, NodeId node) {
        Lineup lineup = lineup(id);
        return lineup.nodes().stream()
                .filter(line -> line.node().equals(node))
                .findFirst()
                .map(line -> files.file(chains.of(id), line));
    }

    private ElectionState state(Chain chain) {
        StateView state = stores.states().view(chain.number());
        return new ElectionState(chain.suite(), chain.genesis(), state);
    }

    /** The reports of one epoch and the table of them. */
    private record Reports(RoundTrips trips, Optional<Measured> measured) {}

    /** Those of the newest epoch of which a quorum of the present validators reported; else of the newest at all. */
    private Reports reports(Chain chain, ValidatorSet voters) {
        Map<KeyId, NodeId> nodes = byKey(chain, voters);
        Map<Long, Map<NodeId, RoundTripReport>> byEpoch = new TreeMap<>();
        for (StoredPlace place :
                book.latest(chain.number(), List.of(RecordKind.RTT_REPORT.number()), 2 * voters.size())) {
            NodeId reporter = nodes.get(new KeyId(place.sender()));
            if (place.voidReason().isEmpty() && reporter != null) {
                RoundTripReport report = RoundTripReport.decode(
                        RecordCodec.decode(place.content()).payload());
                byEpoch.computeIfAbsent(report.epoch(), any -> new TreeMap<>()).put(reporter, report);
            }
        }
        return byEpoch.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= voters.quorum())
                .reduce((earlier, later) -> later)
                .or(() -> byEpoch.entrySet().stream().reduce((earlier, later) -> later))
                .map(entry -> table(entry.getKey(), new RoundTrips(entry.getValue()), voters))
                .orElseGet(() -> new Reports(new RoundTrips(Map.of()), Optional.empty()));
    }

    private static Reports table(long epoch, RoundTrips trips, ValidatorSet voters) {
        List<NodeId> ids = voters.members().stream().map(Validator::id).toList();
        List<List<Pair>> pairs = ids.stream()
                .map(one -> ids.stream().map(other -> pair(trips, one, other)).toList())
                .toList();
        return new Reports(trips, Optional.of(new Measured(epoch, trips.reporters(), ids, pairs)));
    }

    private static Pair pair(RoundTrips trips, NodeId one, NodeId other) {
        return one.equals(other)
                ? new Pair(false, OptionalInt.empty())
                : new Pair(trips.isReported(one, other), trips.between(one, other));
    }

    private List<VotedBlock> recent(Chain chain, ValidatorSet voters) {
        Map<KeyId, NodeId> nodes = byKey(chain, voters);
        SetHistory sets = new SetHistory(chain, stores);
        return book.lastSigned(chain.number(), RECENT).stream()
                .map(signed -> voted(signed, nodes, sets))
                .toList();
    }

    private static VotedBlock voted(StoredSigned signed, Map<KeyId, NodeId> nodes, SetHistory sets) {
        BlockHeader header = BlockCodec.decodeHeader(signed.header());
        Certificate certificate = ChainCodec.decodeCertificate(signed.certificate());
        List<Validator> members = sets.at(header.height()).members();
        return new VotedBlock(
                header.height(),
                Instant.ofEpochMilli(header.time()),
                header.round(),
                Optional.ofNullable(nodes.get(header.proposer())),
                certificate.votes().stream()
                        .map(vote -> members.get(vote.validator()).id())
                        .toList());
    }

    private static Map<KeyId, NodeId> byKey(Chain chain, ValidatorSet voters) {
        return voters.members().stream()
                .collect(Collectors.toMap(
                        member -> ChainHashes.keyId(chain.suite(), member.publicKey()), Validator::id));
    }
}
