package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.Signing;

/**
 * PREPARE or COMMIT, signed over (h, r, H, E): votes for different envelopes do not add up. Source: Ledger, rules 13
 * and 14.
 */
public record Vote(Phase phase, long height, int round, Hash block, Hash envelope, int signer, Bytes signature)
        implements Message {

    /** The two phases of a round. */
    public enum Phase {
        PREPARE(Signing.Type.PREPARE),
        COMMIT(Signing.Type.COMMIT);

        private final Signing.Type type;

        Phase(Signing.Type type) {
            this.type = type;
        }

        public Signing.Type type() {
            return type;
        }
    }

    public Vote {
        Bounds.place(height, round, signer);
        Bounds.signature(signature);
    }

    @Override
    public Signing.Type type() {
        return phase.type();
    }

    boolean isFor(Hash otherBlock, Hash otherEnvelope) {
        return block.equals(otherBlock) && envelope.equals(otherEnvelope);
    }
}
