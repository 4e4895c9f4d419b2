package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A malicious node: the honest core, with what it says bent on its way out. It signs with its own key only, and knows
 * its accomplices.
 */
final class Adversary {

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);
    private static final int HUGE = Integer.MAX_VALUE - 1;

    private final World world;
    private final Set<Trick> tricks;
    private final Signer signer;
    private final Set<Hash> votedFor = new HashSet<>();

    Adversary(World world, Set<Trick> tricks, Signer signer) {
        this.world = world;
        this.tricks = tricks;
        this.signer = signer;
    }

    /** What the core wants to broadcast. */
    void sends(Node self, Message message) {
        if (does(Trick.IS_SILENT, 700, Fault.SILENCE)) {
            return;
        }
        switch (message) {
            case Proposal proposal -> propose(self, proposal);
            case Vote vote -> {
                if (vote.phase() == Vote.Phase.COMMIT && does(Trick.WITHHOLDS_COMMITS, 800, Fault.WITHHELD_COMMIT)) {
                    int only = world.dice().below(world.size());
                    send(self, vote, to -> to == only);
                } else {
                    send(self, vote, some());
                }
            }
            case Reject reject -> send(self, reject, some());
            case Timeout timeout ->
                send(
                        self,
                        timeout.quorum().isPresent() && does(Trick.REPORTS_STALE_QC, 800, Fault.STALE_QC)
                                ? stale(self, timeout)
                                : timeout,
                        some());
        }
    }

    /** What the core has heard, too. */
    void heard(Node self, Message message) {
        if (self.seat().isEmpty()) {
            return; // evicted
        }
        if (message instanceof Proposal proposal) {
            Hash envelope = proposal.envelope().hash(world.plan().keys().verifying());
            Hash block = proposal.envelope().block();
            votesTwice(self, proposal.round(), block, envelope);
            if (does(Trick.SPAMS_REJECTS, 1000, Fault.REJECT_SPAM)) {
                Bytes signature = signer.sign(terms(self)
                        .scope()
                        .vote(Signing.Type.REJECT, proposal.height(), proposal.round(), block, envelope));
                send(
                        self,
                        new Reject(proposal.height(), proposal.round(), block, envelope, seat(self), signature, "spam"),
                        to -> true);
            }
            if (does(Trick.REPLAYS_FROM_ELSEWHERE, 500, Fault.FOREIGN_CHAIN)) {
                SigningScope own = terms(self).scope();
                ChainId other = new ChainId(block);
                vote(self, new SigningScope(own.version(), other, own.epoch()), proposal.round(), block, envelope);
                vote(
                        self,
                        new SigningScope(own.version(), own.chain(), own.epoch() + 1),
                        proposal.round(),
                        block,
                        envelope);
            }
            if (does(Trick.NAMES_HUGE_ROUNDS, 500, Fault.HUGE_ROUND)) {
                vote(self, terms(self).scope(), HUGE, block, envelope);
                Bytes signature = signer.sign(terms(self).scope().timeout(message.height(), HUGE, -1, Bytes.EMPTY));
                QcReport report = new QcReport(seat(self), QcReport.NONE, Optional.empty(), signature);
                send(self, new Timeout(message.height(), HUGE, report, Optional.empty(), Optional.empty()), to -> true);
            }
        }
        if (message instanceof Vote vote) {
            votesTwice(self, vote.round(), vote.block(), vote.envelope());
        }
    }

    /** Whether it has answered by a lie. */
    boolean liesInSync(Node self, long height, int peer) {
        if (self.seat().isEmpty() || height > self.decided() + 1 || !does(Trick.LIES_IN_SYNC, 700, Fault.LYING_SYNC)) {
            return false;
        }
        HeightTerms terms = terms(self);
        Block forged = world.founding()
                .block(terms, 0, seat(self), self.marketTime(), world.dice().next(), true, List.of());
        Hash hash = world.founding().hash(forged);
        Bytes signature = signer.sign(terms.scope().vote(Signing.Type.COMMIT, terms.height(), 0, hash, hash));
        List<Certificate.Vote> votes = IntStream.range(0, terms.size())
                .mapToObj(seat -> new Certificate.Vote(seat, signature))
                .toList();
        world.send(
                self.id,
                peer,
                new Parcel.Answer(forged, Optional.of(new Certificate(terms.height(), 0, hash, hash, votes))));
        return true;
    }

    private void propose(Node self, Proposal proposal) {
        boolean isFresh = proposal.justification().quorum().isEmpty();
        if (!isFresh && does(Trick.IGNORES_QC, 900, Fault.UNJUSTIFIED_PROPOSAL)) {
            Justification without = new Justification(
                    proposal.justification().parent(), proposal.justification().timeouts(), Optional.empty());
            send(self, other(self, proposal, without, true), to -> true);
        } else if (isFresh && does(Trick.PROPOSES_WRONG_BLOCKS, 500, Fault.WRONG_BLOCK)) {
            send(self, other(self, proposal, proposal.justification(), false), some());
        } else if (isFresh && does(Trick.EQUIVOCATES, 900, Fault.EQUIVOCATION)) {
            Proposal second = other(self, proposal, proposal.justification(), true);
            long sides = world.dice().next();
            send(self, proposal, to -> world.isMalicious(to) || ((sides >>> to) & 1) == 0);
            send(self, second, to -> world.isMalicious(to) || ((sides >>> to) & 1) == 1);
        } else {
            if (isFresh && does(Trick.WRAPS_BADLY, 900, Fault.BAD_WRAPS)) {
                world.shutOut(proposal.envelope().block(), victims());
            }
            send(self, proposal, some());
        }
    }

    /** One honest node, or all of them. */
    private Set<Integer> victims() {
        List<Integer> honest = IntStream.range(0, world.plan().nodes())
                .filter(node -> !world.isMalicious(node))
                .boxed()
                .toList();
        return world.dice().perMille(500) ? Set.of(world.dice().oneOf(honest)) : Set.copyOf(honest);
    }

    private Proposal other(Node self, Proposal proposal, Justification justification, boolean isRight) {
        HeightTerms terms = terms(self);
        Block block = world.founding()
                .block(
                        terms,
                        proposal.round(),
                        seat(self),
                        Math.max(proposal.block().header().time(), self.marketTime()),
                        world.dice().next(),
                        isRight,
                        proposal.block().records());
        Envelope as = proposal.envelope();
        Envelope unsigned = new Envelope(
                as.height(),
                as.round(),
                world.founding().hash(block),
                as.parent(),
                as.timeouts(),
                justification.quorum().isEmpty() ? Optional.empty() : as.quorum(),
                as.signer(),
                UNSIGNED);
        Envelope signed = new Envelope(
                unsigned.height(),
                unsigned.round(),
                unsigned.block(),
                unsigned.parent(),
                unsigned.timeouts(),
                unsigned.quorum(),
                unsigned.signer(),
                signer.sign(terms.scope().proposal(unsigned)));
        return new Proposal(signed, justification, block);
    }

    private void votesTwice(Node self, int round, Hash block, Hash envelope) {
        if (tricks.contains(Trick.VOTES_TWICE) && votedFor.add(envelope)) {
            world.chronicle().count(Fault.DOUBLE_VOTE);
            vote(self, terms(self).scope(), round, block, envelope);
        }
    }

    private void vote(Node self, SigningScope scope, int round, Hash block, Hash envelope) {
        long height = terms(self).height();
        for (Vote.Phase phase : Vote.Phase.values()) {
            Bytes signature = signer.sign(scope.vote(phase.type(), height, round, block, envelope));
            send(self, new Vote(phase, height, round, block, envelope, seat(self), signature), to -> true);
        }
    }

    private Timeout stale(Node self, Timeout timeout) {
        Bytes signature =
                signer.sign(terms(self).scope().timeout(timeout.height(), timeout.round(), QcReport.NONE, Bytes.EMPTY));
        return new Timeout(
                timeout.height(),
                timeout.round(),
                new QcReport(seat(self), QcReport.NONE, Optional.empty(), signature),
                Optional.empty(),
                timeout.previous());
    }

    private void send(Node self, Message message, IntPredicate receivers) {
        Parcel.Signed parcel = new Parcel.Signed(message);
        for (int to = 0; to < world.size(); to++) {
            if (to != self.id && receivers.test(to)) {
                world.send(self.id, to, parcel);
            }
        }
    }

    private IntPredicate some() {
        if (!does(Trick.SENDS_SELECTIVELY, 700, Fault.SELECTIVE_SENDING)) {
            return to -> true;
        }
        long chosen = world.dice().next();
        return to -> ((chosen >>> to) & 1) == 1;
    }

    private boolean does(Trick trick, int perMille, Fault fault) {
        boolean does = tricks.contains(trick) && world.dice().perMille(perMille);
        if (does) {
            world.chronicle().count(fault);
        }
        return does;
    }

    private static int seat(Node self) {
        return self.seat().orElseThrow();
    }

    private static HeightTerms terms(Node self) {
        return self.terms();
    }
}
