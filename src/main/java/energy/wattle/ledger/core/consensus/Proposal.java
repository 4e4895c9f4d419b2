package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.core.Signing;

/** PROPOSAL: an envelope with what it names. A block proposed again keeps its header. Source: Ledger, rule 11. */
public record Proposal(Envelope envelope, Justification justification, Block block) implements Message {

    @Override
    public long height() {
        return envelope.height();
    }

    @Override
    public int round() {
        return envelope.round();
    }

    @Override
    public int signer() {
        return envelope.signer();
    }

    @Override
    public Signing.Type type() {
        return Signing.Type.PROPOSAL;
    }
}
