package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCheck;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What is signed on one height, over some rounds and a lossy network: the first f validators sign whatever they like,
 * the others what rules 11 to 18 let them.
 */
final class HonestHeight {

    /** A proposal with what its leader attached. */
    record Proposed(Envelope envelope, Justification justification) {}

    /** A signed report with the round that it is of. */
    record Reported(int round, QcReport report) {}

    final List<Proposed> proposals = new ArrayList<>();
    final List<Vote> votes = new ArrayList<>();
    final List<Reported> reports = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final int liars;

    private final Voices voices;
    private final Random random;
    private final int nodes;
    private final Map<Integer, QuorumCertificate> highest = new HashMap<>();

    HonestHeight(Voices voices, Random random) {
        this.voices = voices;
        this.random = random;
        nodes = voices.voters().size();
        liars = (nodes - 1) / 3;
        Optional<TimeoutCertificate> timeouts = Optional.empty();
        for (int round = 0; round < 4; round++) {
            int leader = random.nextInt(nodes);
            List<Proposed> shown =
                    leader < liars ? lies(leader, round, timeouts) : List.of(honest(leader, round, timeouts));
            proposals.addAll(shown);
            vote(shown);
            timeouts = timeouts(round);
        }
    }

    boolean isHonest(int validator) {
        return validator >= liars;
    }

    private Proposed honest(int leader, int round, Optional<TimeoutCertificate> timeouts) {
        Optional<QuorumCertificate> again = timeouts.flatMap(TimeoutCertificate::quorum);
        Hash block = again.map(QuorumCertificate::block).orElse(Voices.block("" + (char) ('a' + round)));
        return proposed(leader, round, block, timeouts, again, voices.quorum());
    }

    private Proposed proposed(
            int leader,
            int round,
            Hash block,
            Optional<TimeoutCertificate> timeouts,
            Optional<QuorumCertificate> again,
            int parentVotes) {
        var parent = Optional.of(voices.parent(parentVotes));
        return new Proposed(
                voices.envelope(leader, round, block, parent, timeouts, again),
                new Justification(parent, timeouts, again));
    }

    /** Two proposals, or one that nothing justifies. */
    private List<Proposed> lies(int leader, int round, Optional<TimeoutCertificate> timeouts) {
        Proposed one = honest(leader, round, timeouts);
        return switch (random.nextInt(3)) {
            case 0 -> List.of(one, proposed(leader, round, Voices.block("z"), timeouts, Optional.empty(), 5));
            case 1 -> List.of(proposed(leader, round, Voices.block("y"), Optional.empty(), Optional.empty(), 3));
            default -> List.of(one, proposed(leader, round, one.envelope().block(), timeouts, Optional.empty(), 4));
        };
    }

    /** An honest node prepares one right proposal at most, and commits to what a quorum has prepared. */
    private void vote(List<Proposed> shown) {
        Map<Proposed, List<Integer>> prepared = new HashMap<>();
        EvidenceCheck check = EvidenceCheck.of(voices.chain().suite);
        for (int node = 0; node < nodes; node++) {
            for (Proposed proposed : shown) {
                boolean isRight = !check.convicts(
                        voices.signed(),
                        new Evidence.UnjustifiedProposal(proposed.envelope(), proposed.justification()));
                boolean hasVoted = votedIn(node, proposed.envelope().round());
                if (random.nextInt(10) < 9 && (node < liars || (isRight && !hasVoted))) {
                    votes.add(voices.vote(Vote.Phase.PREPARE, node, proposed.envelope()));
                    prepared.computeIfAbsent(proposed, any -> new ArrayList<>()).add(node);
                } else if (node < liars || !isRight) {
                    rejects.add(voices.reject(node, proposed.envelope(), "wrong"));
                }
            }
        }
        prepared.forEach((proposed, who) -> {
            if (who.size() >= voices.quorum()) {
                commit(proposed.envelope());
            }
        });
    }

    private boolean votedIn(int node, int round) {
        return votes.stream().anyMatch(vote -> vote.signer() == node && vote.round() == round);
    }

    private void commit(Envelope envelope) {
        QuorumCertificate quorum = voices.prepared(envelope.round(), envelope, voices.quorum());
        for (int node = 0; node < nodes; node++) {
            if (random.nextInt(10) < 6) {
                votes.add(voices.vote(Vote.Phase.COMMIT, node, envelope));
                highest.put(node, quorum);
            }
        }
    }

    private Optional<TimeoutCertificate> timeouts(int round) {
        List<QcReport> collected = new ArrayList<>();
        Optional<QuorumCertificate> best = Optional.empty();
        for (int node = 0; node < nodes; node++) {
            Optional<QuorumCertificate> own =
                    node < liars && random.nextBoolean() ? Optional.empty() : Optional.ofNullable(highest.get(node));
            QcReport report = voices.report(
                    node,
                    round,
                    own.map(QuorumCertificate::round).orElse(QcReport.NONE),
                    own.map(QuorumCertificate::block));
            reports.add(new Reported(round, report));
            collected.add(report);
            if (own.isPresent()
                    && best.filter(one -> one.round() >= own.get().round()).isEmpty()) {
                best = own;
            }
        }
        return Optional.of(new TimeoutCertificate(voices.height(), round, collected, best));
    }
}
