package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.MessageCodec;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/**
 * A message of consensus on its way. All receivers that stand on the same block find the same of it, so it is checked
 * once; each of them is charged for its own check.
 */
final class Letter {

    private final int from;
    private final Message message;
    private final int length;
    private final IntConsumer heard;
    private Optional<Hash> checkedOn = Optional.empty();
    private MessageCheck.Check check = MessageCheck.Check.BAD;

    private Letter(int from, Message message, int length, ObjIntConsumer<Letter> hearing) {
        this.from = from;
        this.message = message;
        this.length = length;
        heard = to -> hearing.accept(this, to);
    }

    /**
     * @param bodyBytes of the block, where it is a proposal
     * @param hearing gets the letter and whoever has checked its signatures
     */
    static Letter of(int from, Message message, long bodyBytes, ObjIntConsumer<Letter> hearing) {
        if (message instanceof Proposal(var envelope, var justification, Block block)) {
            Message without = new Proposal(envelope, justification, new Block(block.header(), List.of()));
            return new Letter(from, message, (int) (MessageCodec.encode(without).length() + bodyBytes), hearing);
        }
        return new Letter(from, message, MessageCodec.encode(message).length(), hearing);
    }

    int from() {
        return from;
    }

    /** What happens to whoever has checked its signatures: one object for all. */
    IntConsumer heard() {
        return heard;
    }

    Message message() {
        return message;
    }

    int length() {
        return length;
    }

    MessageCheck.Check check(MessageCheck checker, HeightTerms terms) {
        if (checkedOn.isEmpty() || !checkedOn.get().equals(terms.previous())) {
            check = checker.check(terms, message);
            checkedOn = Optional.of(terms.previous());
        }
        return check;
    }

    /** How many signatures a node on this height has to check for it, as {@link MessageCheck} does. */
    long signatures(HeightTerms terms) {
        return switch (message) {
            case Vote vote -> 1;
            case Reject reject -> 1;
            case Proposal proposal ->
                1
                        + proposal.justification()
                                .parent()
                                .filter(parent -> isForeign(terms, parent))
                                .map(parent -> parent.votes().size())
                                .orElse(0)
                        + proposal.justification()
                                .timeouts()
                                .map(Letter::signatures)
                                .orElse(0L);
            case Timeout timeout ->
                1
                        + timeout.quorum().map(Letter::signatures).orElse(0L)
                        + timeout.previous().map(Letter::signatures).orElse(0L);
        };
    }

    /** A node has checked its own certificate already. */
    private static boolean isForeign(HeightTerms terms, Certificate parent) {
        return terms.parent()
                .filter(below -> below.certificate().equals(parent))
                .isEmpty();
    }

    private static long signatures(QuorumCertificate quorum) {
        return quorum.votes().size();
    }

    private static long signatures(TimeoutCertificate timeouts) {
        return timeouts.reports().size()
                + timeouts.quorum().map(Letter::signatures).orElse(0L);
    }
}
