package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.Ranking;
import energy.wattle.ledger.core.election.RoundTripReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The paper's elections: nodes in the order of the plain mean of the times that each says it measured, and whoever
 * leads a round that gets no majority is out until the platform has reviewed it, which no run lasts for. Source: paper,
 * section 3, steps 1 to 4.
 */
final class PaperElections implements Elections {

    private static final int NODES_PER_DELEGATE = 10;

    private final Hashing hashing;
    private final ValidatorSet validators;
    private final int epochBlocks;
    private final Election election;
    private final Set<NodeId> out;
    private final Map<NodeId, RoundTripReport> reports;

    private PaperElections(
            Hashing hashing,
            ValidatorSet validators,
            int epochBlocks,
            Election election,
            Set<NodeId> out,
            Map<NodeId, RoundTripReport> reports) {
        this.hashing = hashing;
        this.validators = validators;
        this.epochBlocks = epochBlocks;
        this.election = election;
        this.out = out;
        this.reports = reports;
    }

    static PaperElections founded(Hashing hashing, ValidatorSet validators, int epochBlocks) {
        List<NodeId> ids = validators.members().stream().map(Validator::id).toList();
        int seats = seats(validators);
        Election first = new Election(
                ids.subList(0, seats), ids.subList(seats, Math.min(ids.size(), 2 * seats)), ids, List.of());
        return new PaperElections(hashing, validators, epochBlocks, first, Set.of(), Map.of());
    }

    @Override
    public After after(BlockPlace place, List<LedgerRecord> records) {
        Electorate electorate = above(place.height(), place.previous());
        Set<NodeId> nowOut = new HashSet<>(out);
        for (int round = 0; round < place.round(); round++) {
            if (validators.size() - nowOut.size() > validators.size() / 2) {
                nowOut.add(electorate.leader(round));
            }
        }
        Map<NodeId, RoundTripReport> nowReported = new TreeMap<>(reports);
        Map<KeyId, NodeId> senders = validators.members().stream()
                .collect(Collectors.toMap(each -> ChainHashes.keyId(hashing, each.publicKey()), Validator::id));
        for (LedgerRecord record : records) {
            NodeId sender = senders.get(record.sender());
            if (record.kind() == RecordKind.RTT_REPORT && sender != null) {
                nowReported.put(sender, RoundTripReport.decode(record.payload()));
            }
        }
        Election next = without(election, nowOut);
        if (place.height() % epochBlocks == 0 && 2 * nowReported.size() >= validators.size()) {
            next = ranking(nowReported, nowOut).elect(hashing, place.previous(), List.of());
            nowReported = Map.of();
        }
        return new After(new PaperElections(hashing, validators, epochBlocks, next, nowOut, nowReported), List.of());
    }

    /** No open slots: only those whom the ranking names lead. */
    @Override
    public Electorate above(long height, Hash previous) {
        return new Electorate(height, validators, election, Long.MAX_VALUE);
    }

    @Override
    public int excluded() {
        return out.size();
    }

    private Ranking ranking(Map<NodeId, RoundTripReport> reported, Set<NodeId> excluded) {
        List<Ranking.Ranked> ranked = new ArrayList<>();
        reported.forEach((node, report) -> {
            if (!excluded.contains(node)) {
                ranked.add(new Ranking.Ranked(node, mean(report), node.code()));
            }
        });
        return new Ranking(ranked, seats(validators));
    }

    /** Of what the node itself says of those who answered it. */
    static long mean(RoundTripReport report) {
        return report.peers().stream()
                        .flatMapToInt(peer -> peer.micros().stream())
                        .asLongStream()
                        .reduce(0, Long::sum)
                / Math.max(
                        1,
                        report.peers().stream()
                                .filter(peer -> peer.micros().isPresent())
                                .count());
    }

    private static Election without(Election election, Set<NodeId> out) {
        List<NodeId> left = new ArrayList<>(election.delegates());
        left.addAll(election.candidates());
        left.removeAll(out);
        int seats = Math.min(election.delegates().size(), left.size());
        List<NodeId> evicted = out.stream().sorted().toList();
        return new Election(left.subList(0, seats), left.subList(seats, left.size()), election.answering(), evicted);
    }

    private static int seats(ValidatorSet validators) {
        return Math.max(1, validators.size() / NODES_PER_DELEGATE);
    }
}
