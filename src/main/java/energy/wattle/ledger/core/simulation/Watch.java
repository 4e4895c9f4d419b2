package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.CertificateCheck;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCheck;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Rules;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.Verifying;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sees everything that honest nodes do, and what must never be among it. Source: Ledger, Invariants. */
final class Watch {

    /** More than a correct node ever remembers: eleven rounds of books, bodies, and four signed messages each. */
    private static final int MOST_REMEMBERED = 120;

    private final int nodes;
    private final Set<Integer> malicious;
    private final Verifying crypto;
    private final CertificateCheck certificates;
    private final EvidenceCheck evidence;
    private OptionalLong recoveredFrom = OptionalLong.empty();
    private Set<Integer> recovered = Set.of();
    private final Map<Height, Hash> decided = new HashMap<>();
    private final Set<Integer> stopped = new HashSet<>();
    private final Map<Slot, Object> signed = new HashMap<>();
    private final Map<Place, int[]> reports = new HashMap<>();

    Watch(int nodes, Set<Integer> malicious, Rules rules, Verifying crypto) {
        this.nodes = nodes;
        this.malicious = malicious;
        this.crypto = crypto;
        // By the rules that are being tried, so that a mutant with a smaller quorum is found by the fork that it makes.
        certificates = new CertificateCheck(rules, crypto);
        evidence = EvidenceCheck.of(rules, crypto);
    }

    /** Under one manifest a height has one epoch, and under another one another: there they are two heights. */
    private record Height(long height, long epoch) {}

    private record Slot(int node, Height height, int round, Signing.Type type) {}

    private record Place(int node, Height height) {}

    /** A manifest takes effect: from this epoch on these vote, and nobody else does. */
    void recovered(long epoch, Set<Integer> voters) {
        recoveredFrom = OptionalLong.of(epoch);
        recovered = Set.copyOf(voters);
    }

    /** A node that holds a block which a manifest has cut off signs nothing. */
    void stopped(int node) {
        stopped.add(node);
    }

    void decided(int node, HeightTerms terms, Hash block, Certificate certificate) {
        Hash before =
                decided.putIfAbsent(new Height(terms.height(), terms.scope().epoch()), block);
        demand(
                before == null || before.equals(block),
                "one block per height among honest nodes",
                () -> "node %d decides height %d in round %d otherwise than another one before"
                        .formatted(node, terms.height(), certificate.round()));
        demand(
                certificate.block().equals(block)
                        && certificates.holds(terms.scope(), terms.electorate().validators(), certificate),
                "every final block has q distinct valid COMMITs of V(h)",
                () -> "node %d decides height %d with %d votes"
                        .formatted(node, terms.height(), certificate.votes().size()));
    }

    /** A message leaves an honest node, for the first time or again. */
    void sent(int node, long epoch, Message message) {
        demand(
                !stopped.contains(node),
                "a node that holds a later certified block than a manifest names stops",
                () -> "node %d sends a %s for height %d".formatted(node, message.type(), message.height()));
        Height height = new Height(message.height(), epoch);
        Object before = signed.putIfAbsent(new Slot(node, height, message.round(), message.type()), content(message));
        if (before != null) {
            demand(
                    before.equals(content(message)),
                    "no honest node signs two values for (h, r, type), also across crashes",
                    () -> "node %d signs two %ss for height %d, round %d"
                            .formatted(node, message.type(), message.height(), message.round()));
            return;
        }
        int[] last = reports.computeIfAbsent(new Place(node, height), place -> new int[] {-1, -1});
        if (message instanceof Timeout timeout) {
            demand(
                    timeout.report().qcRound() >= last[1],
                    "highest QC round never falls",
                    () -> "node %d reports QC round %d after %d"
                            .formatted(node, timeout.report().qcRound(), last[1]));
            last[0] = Math.max(last[0], timeout.round());
            last[1] = timeout.report().qcRound();
        }
        if (message instanceof Vote vote && vote.phase() == Vote.Phase.COMMIT) {
            demand(
                    vote.round() > last[0],
                    "no COMMIT(r) after TIMEOUT(r)",
                    () -> "node %d commits in round %d of height %d after its TIMEOUT of round %d"
                            .formatted(node, vote.round(), vote.height(), last[0]));
        }
    }

    void accused(int reporter, HeightTerms terms, Evidence accusation) {
        demand(
                evidence.convicts(terms, accusation),
                "evidence of honest nodes convicts",
                () -> "node %d reports %s, which does not hold"
                        .formatted(reporter, accusation.getClass().getSimpleName()));
        demand(
                malicious.contains(Founding.nodeAt(terms, accusation.accused())),
                "no honest node is ever evicted",
                () -> "%s convicts node %d, which is honest"
                        .formatted(
                                accusation.getClass().getSimpleName(), Founding.nodeAt(terms, accusation.accused())));
    }

    /** Who votes and leads from here on: every honest node, and no honest one is among the evicted. */
    void governed(HeightTerms next) {
        Set<Integer> voters = new HashSet<>();
        for (int seat = 0; seat < next.size(); seat++) {
            voters.add(Founding.nodeAt(next, seat));
        }
        boolean isRecovered = recoveredFrom.isPresent() && next.scope().epoch() >= recoveredFrom.getAsLong();
        for (int node : isRecovered ? recovered : founders()) {
            int who = node;
            demand(
                    malicious.contains(node) || voters.contains(node),
                    "no honest node is ever evicted",
                    () -> "node %d, which is honest, has no vote at height %d".formatted(who, next.height()));
        }
        for (NodeId evicted : next.electorate().election().evicted()) {
            demand(
                    malicious.contains(Founding.node(evicted)),
                    "no honest node is ever evicted",
                    () -> "%s, which is honest, is evicted at height %d".formatted(evicted, next.height()));
        }
    }

    private Set<Integer> founders() {
        return IntStream.range(0, nodes).boxed().collect(Collectors.toSet());
    }

    /** Eviction without evidence, which only a mutant demands. */
    void accusedOfSilence(int leader) {
        demand(
                malicious.contains(leader),
                "no honest node is ever evicted",
                () -> "node %d is to be evicted for silence, and is honest".formatted(leader));
    }

    void bounded(int node, ConsensusState state) {
        demand(
                state.remembered() <= MOST_REMEMBERED,
                "every queue bounded",
                () -> "node %d remembers %d things of one height".formatted(node, state.remembered()));
    }

    static void demand(boolean holds, String invariant, Supplier<String> what) {
        if (!holds) {
            throw new Violation.Found(invariant, what.get());
        }
    }

    private Object content(Message message) {
        return switch (message) {
            case Proposal proposal -> proposal.envelope().hash(crypto);
            case Vote vote -> List.of(vote.block(), vote.envelope());
            case Reject reject -> List.of(reject.block(), reject.envelope());
            case Timeout timeout -> timeout.report();
        };
    }
}
