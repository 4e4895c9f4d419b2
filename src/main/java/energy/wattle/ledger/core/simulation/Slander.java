package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what honest nodes have signed together so that it looks like evidence against them. */
final class Slander {

    private static final int REMEMBERED = 60;
    private static final int CHANCE = 60;

    private final World world;
    private final Node self;
    private final Deque<Message> heard = new ArrayDeque<>();

    Slander(World world, Node self) {
        this.world = world;
        this.self = self;
    }

    Optional<Evidence> of(Message message) {
        if (self.isHonest()) {
            return Optional.empty();
        }
        heard.addLast(message);
        if (heard.size() > REMEMBERED) {
            heard.removeFirst();
        }
        if (!world.dice().perMille(CHANCE)) {
            return Optional.empty();
        }
        List<Evidence> possible = against(message);
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        world.chronicle().count(Fault.EVIDENCE_SPAM);
        return Optional.of(world.dice().oneOf(possible));
    }

    private List<Evidence> against(Message message) {
        List<Evidence> all = new ArrayList<>();
        switch (message) {
            case Vote vote -> {
                said(Vote.class)
                        .filter(earlier -> earlier.phase() == vote.phase() && earlier.signer() == vote.signer())
                        .forEach(earlier -> all.add(new Evidence.TwoVotes(earlier, vote)));
                said(Timeout.class)
                        .forEach(timeout ->
                                all.add(new Evidence.CommitDenied(committed(vote), timeout.round(), timeout.report())));
                said(Proposal.class)
                        .forEach(proposal -> all.add(
                                new Evidence.UnjustifiedPrepare(vote, proposal.envelope(), proposal.justification())));
            }
            case Proposal proposal -> {
                said(Proposal.class)
                        .forEach(other -> all.add(new Evidence.TwoProposals(other.envelope(), proposal.envelope())));
                all.add(new Evidence.UnjustifiedProposal(proposal.envelope(), Justification.NONE));
                all.add(new Evidence.UnjustifiedProposal(proposal.envelope(), proposal.justification()));
                List<Reject> rejects = said(Reject.class).toList();
                if (!rejects.isEmpty()) {
                    all.add(new Evidence.MajorityRejects(proposal.envelope(), rejects));
                }
            }
            case Timeout timeout ->
                said(Vote.class)
                        .filter(vote -> vote.signer() == timeout.signer())
                        .forEach(vote ->
                                all.add(new Evidence.CommitDenied(committed(vote), timeout.round(), timeout.report())));
            case Reject reject -> {}
        }
        return all;
    }

    /** A PREPARE passed off as a COMMIT, too. */
    private static Vote committed(Vote vote) {
        return new Vote(
                Vote.Phase.COMMIT,
                vote.height(),
                vote.round(),
                vote.block(),
                vote.envelope(),
                vote.signer(),
                vote.signature());
    }

    private <M extends Message> Stream<M> said(Class<M> type) {
        return heard.stream().filter(type::isInstance).map(type::cast);
    }
}
