package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Signer;
import java.util.List;

/**
 * What becomes of a node's messages while an operator makes it misbehave: the honest core, with what it says bent on
 * its way out.
 */
final class Mischief {

    /** So late is what a slow node sends, µs: later than the first timeout. */
    static final long LATE = 3_000_000;

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final Hashing hashing;

    Mischief(Hashing hashing) {
        this.hashing = hashing;
    }

    /** A message and who gets it: the receivers with even places, those with odd ones. The relay gets all. */
    record Copy(Message message, boolean toEven, boolean toOdd, long late) {

        boolean isFor(int place) {
            return place % 2 == 0 ? toEven : toOdd;
        }
    }

    List<Copy> bend(Misbehaviour misbehaviour, OpenHeight height, Signer signer, NodeSeat seat, Message message) {
        boolean isFresh = message instanceof Proposal proposal
                && proposal.justification().quorum().isEmpty();
        return switch (misbehaviour) {
            case NONE -> List.of(new Copy(message, true, true, 0));
            case SILENCE -> List.of();
            case SLOWNESS -> List.of(new Copy(message, true, true, LATE));
            case WRONG_CONTENT ->
                List.of(new Copy(
                        isFresh ? instead(height, signer, (Proposal) message, wrong((Proposal) message)) : message,
                        true,
                        true,
                        0));
            case EQUIVOCATION -> {
                if (!isFresh) {
                    yield List.of(new Copy(message, true, true, 0));
                }
                Proposal first = (Proposal) message;
                Block other = height.make(
                                first.round(), seat.keyId(), height.terms().sizeLimit(), 1)
                        .block();
                yield List.of(
                        new Copy(first, true, false, 0),
                        new Copy(instead(height, signer, first, other), false, true, 0));
            }
        };
    }

    /** The block with a state that nobody gets who executes it. */
    private static Block wrong(Proposal proposal) {
        BlockHeader as = proposal.block().header();
        return new Block(
                new BlockHeader(
                        as.version(),
                        as.chain(),
                        as.height(),
                        as.round(),
                        as.time(),
                        as.previous(),
                        as.proposer(),
                        as.recordsRoot(),
                        as.resultsRoot(),
                        as.recordsRoot(),
                        as.historyRoot(),
                        as.validators(),
                        as.nextValidators(),
                        as.election(),
                        as.epoch()),
                proposal.block().records());
    }

    private Proposal instead(OpenHeight height, Signer signer, Proposal proposal, Block block) {
        Envelope as = proposal.envelope();
        Envelope unsigned = new Envelope(
                as.height(),
                as.round(),
                ChainHashes.block(hashing, block.header()),
                as.parent(),
                as.timeouts(),
                as.quorum(),
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
                signer.sign(height.terms().scope().proposal(unsigned)));
        return new Proposal(signed, proposal.justification(), block);
    }
}
