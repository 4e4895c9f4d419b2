package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.Signing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The protocol that decides one height: a pure step from state and event to state and actions. Source: Ledger, One
 * height, rules 11 to 18; rule 3.
 *
 * <p>A chain is a sequence of states, one per height: whoever drives this begins the next one when
 * {@link Action.FinalizeBlock} has been stored. Messages are checked before they come here, by {@link MessageCheck}.
 */
public final class Consensus {

    private final Rules rules;
    private final Timing timing;
    private final Hashing hashing;
    private final Signer signer;

    Consensus(Rules rules, Timing timing, Hashing hashing, Signer signer) {
        this.rules = rules;
        this.timing = timing;
        this.hashing = hashing;
        this.signer = signer;
    }

    /** The protocol of a node in production. */
    public static Consensus safe(Timing timing, Hashing hashing, Signer signer) {
        return new Consensus(Rules.SAFE, timing, hashing, signer);
    }

    /** The protocol under rules that only the laboratory can make. */
    public static Consensus under(Rules rules, Timing timing, Hashing hashing, Signer signer) {
        return new Consensus(rules, timing, hashing, signer);
    }

    /** What a step gives. */
    public record Step(ConsensusState state, List<Action> actions) {}

    /**
     * The state in which a node begins a height.
     *
     * @param self its position among the validators; nothing for an observer
     * @param now by the monotonic clock, milliseconds
     */
    public static ConsensusState begin(HeightTerms terms, OptionalInt self, long now) {
        return new ConsensusState(terms, self, now);
    }

    /** @param now by the monotonic clock, milliseconds; never taken to go back */
    public Step step(ConsensusState state, long now, Event event) {
        if (state.isDecided()) {
            return new Step(state, afterDecision(state, event));
        }
        Work work = new Work(rules, timing, hashing, signer, state.copy());
        work.state.now = Math.max(state.now, now);
        Rounds rounds = new Rounds(work);
        Ballot ballot = new Ballot(work, rounds);
        Hearing hearing = new Hearing(work, rounds, ballot);
        switch (event) {
            case Event.Tick() -> rounds.tick();
            case Event.HeightDue() -> rounds.due();
            case Event.MessageReceived(Message message) -> hearing.receive(message);
            case Event.UnjustifiedReceived(Proposal proposal) -> hearing.unjustified(proposal);
            case Event.EnvelopeShown(Envelope envelope) -> hearing.shown(envelope);
            case Event.OtherHeight other -> otherHeight(work, other);
            case Event.BlockBuilt(int round, var block) -> rounds.built(round, block);
            case Event.BlockChecked(var block, Verdict verdict) -> ballot.checked(block, verdict);
            case Event.BodyReceived(var block, var certificate) -> ballot.body(block, certificate);
            case Event.Persisted(long token) -> work.state.takeUnsent(token).forEach(hearing::receiveOwn);
            case Event.Restarted(var signingState) -> new Restart(work, rounds, hearing).from(signingState);
        }
        return new Step(work.state, work.actions());
    }

    /** Rules 16 and 17: whoever is behind is asked or answered, whatever its message was. */
    private static void otherHeight(Work work, Event.OtherHeight other) {
        long height = work.state.terms.height();
        if (other.height() > height) {
            work.act(new Action.RequestHeight(height, other.peer()));
        } else if (other.isTimeout()) {
            work.act(new Action.AnswerHeight(other.height(), other.peer()));
        }
    }

    /** Rule 17: whoever has decided a height answers with its block and certificate. */
    private static List<Action> afterDecision(ConsensusState state, Event event) {
        return event instanceof Event.OtherHeight(long height, boolean isTimeout, int peer)
                        && isTimeout
                        && height <= state.terms.height()
                ? List.of(new Action.AnswerHeight(height, peer))
                : List.of();
    }

    /** The round's own message that a state has signed, for tests and pages. */
    static Optional<Message> signed(ConsensusState state, int round, Signing.Type type) {
        return state.signed(round, type);
    }
}
