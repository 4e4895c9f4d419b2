package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Signer;
import java.util.List;
import java.util.function.IntPredicate;

/** What leaves a node: what its core says, bent where the node is malicious. */
final class Misbehaviour {

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final ImprovedChain chain;
    private final Signer signer;

    Misbehaviour(ImprovedChain chain, Signer signer) {
        this.chain = chain;
        this.signer = signer;
    }

    void says(ImprovedNode node, Message message) {
        Behaviour behaviour = node.behaviour();
        boolean isFresh = message instanceof Proposal proposal
                && proposal.justification().quorum().isEmpty();
        if (behaviour == Behaviour.SILENCE) {
            return;
        }
        if (behaviour == Behaviour.WRONG_CONTENT && isFresh) {
            chain.spread(node, other(node, (Proposal) message, false), to -> true);
        } else if (behaviour == Behaviour.EQUIVOCATION && isFresh) {
            Proposal second = other(node, (Proposal) message, true);
            long sides = chain.terms().dice().next();
            chain.spread(node, message, side(sides, 0));
            chain.spread(node, second, side(sides, 1));
        } else {
            chain.spread(node, message, to -> true);
        }
    }

    private static IntPredicate side(long sides, int of) {
        return to -> ((sides >>> (to % Long.SIZE)) & 1) == of;
    }

    /** Another block that the node could propose instead. */
    private Proposal other(ImprovedNode node, Proposal proposal, boolean isRight) {
        Hash own = chain.facts().hash(proposal.block());
        List<LedgerRecord> elections =
                proposal.block().records().stream().filter(Facts::isOfElections).toList();
        Facts.Place place = node.place(proposal.round(), isRight);
        Block block = chain.facts()
                .build(node.tip(), node.terms(), place, chain.facts().load(own), elections);
        Envelope as = proposal.envelope();
        Envelope unsigned = envelope(as, block, UNSIGNED);
        Bytes signature = signer.sign(node.terms().scope().proposal(unsigned));
        return new Proposal(envelope(as, block, signature), proposal.justification(), block);
    }

    private Envelope envelope(Envelope as, Block block, Bytes signature) {
        return new Envelope(
                as.height(),
                as.round(),
                chain.facts().hash(block),
                as.parent(),
                as.timeouts(),
                as.quorum(),
                as.signer(),
                signature);
    }
}
