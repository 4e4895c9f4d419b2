package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Sees everything that honest nodes do, and what must never be among it. Source: Ledger, Invariants. */
final class Watch {

    /** More than a correct node ever remembers: eleven rounds of books, bodies, and four signed messages each. */
    private static final int MOST_REMEMBERED = 120;

    private final Set<Integer> malicious;
    private final Verifying crypto;
    private final CertificateCheck certificates;
    private final EvidenceCheck evidence;
    private final Map<Long, Hash> decided = new HashMap<>();
    private final Map<Slot, Object> signed = new HashMap<>();
    private final Map<Place, int[]> reports = new HashMap<>();

    Watch(Set<Integer> malicious, Rules rules, Verifying crypto) {
        this.malicious = malicious;
        this.crypto = crypto;
        // By the rules that are being tried, so that a mutant with a smaller quorum is found by the fork that it makes.
        certificates = new CertificateCheck(rules, crypto);
        evidence = EvidenceCheck.of(rules, crypto);
    }

    private record Slot(int node, long height, int round, Signing.Type type) {}

    private record Place(int node, long height) {}

    void decided(int node, HeightTerms terms, Hash block, Certificate certificate) {
        Hash before = decided.putIfAbsent(terms.height(), block);
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
    void sent(int node, Message message) {
        Object before =
                signed.putIfAbsent(new Slot(node, message.height(), message.round(), message.type()), content(message));
        if (before != null) {
            demand(
                    before.equals(content(message)),
                    "no honest node signs two values for (h, r, type), also across crashes",
                    () -> "node %d signs two %ss for height %d, round %d"
                            .formatted(node, message.type(), message.height(), message.round()));
            return;
        }
        int[] last = reports.computeIfAbsent(new Place(node, message.height()), place -> new int[] {-1, -1});
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
                malicious.contains(accusation.accused()),
                "no honest node is ever evicted",
                () -> "%s convicts node %d, which is honest"
                        .formatted(accusation.getClass().getSimpleName(), accusation.accused()));
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
