package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Hash;
import java.util.Optional;

/**
 * What a node has heard of one round. Immutable.
 *
 * @param proposal the first justified one, the only one that this node may vote for
 * @param envelope its E, which every vote is compared with
 * @param unjustified the first one that is not
 */
record RoundBook(
        Optional<Proposal> proposal,
        Optional<Hash> envelope,
        Optional<Proposal> unjustified,
        Tally<Vote> prepares,
        Tally<Vote> commits,
        Tally<Reject> rejects,
        Tally<Timeout> timeouts) {

    static RoundBook of(int validators) {
        return new RoundBook(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Tally.of(validators),
                Tally.of(validators),
                Tally.of(validators),
                Tally.of(validators));
    }

    RoundBook with(Proposal first, Hash itsEnvelope) {
        return new RoundBook(
                Optional.of(first), Optional.of(itsEnvelope), unjustified, prepares, commits, rejects, timeouts);
    }

    RoundBook withUnjustified(Proposal first) {
        return new RoundBook(proposal, envelope, Optional.of(first), prepares, commits, rejects, timeouts);
    }

    Tally<Vote> votes(Vote.Phase phase) {
        return phase == Vote.Phase.PREPARE ? prepares : commits;
    }

    RoundBook with(Vote vote) {
        return vote.phase() == Vote.Phase.PREPARE
                ? new RoundBook(proposal, envelope, unjustified, prepares.with(vote), commits, rejects, timeouts)
                : new RoundBook(proposal, envelope, unjustified, prepares, commits.with(vote), rejects, timeouts);
    }

    RoundBook with(Reject reject) {
        return new RoundBook(proposal, envelope, unjustified, prepares, commits, rejects.with(reject), timeouts);
    }

    RoundBook with(Timeout timeout) {
        return new RoundBook(proposal, envelope, unjustified, prepares, commits, rejects, timeouts.with(timeout));
    }
}
