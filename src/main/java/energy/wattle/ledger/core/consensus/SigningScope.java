package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.Signing;

/**
 * What every signature on one height covers besides its body, so that none can be replayed on another chain or in
 * another epoch. Source: Ledger, rule 1.
 */
public record SigningScope(int version, ChainId chain, long epoch) {

    Bytes message(Signing.Type type, Bytes body) {
        return Signing.message(version, chain, epoch, type, body);
    }

    /** What the leader signs. */
    public Bytes proposal(Envelope envelope) {
        return message(Signing.Type.PROPOSAL, envelope.body());
    }

    /** PREPARE, REJECT and COMMIT are signed over (h, r, H, E): rule 13. */
    public Bytes vote(Signing.Type type, long height, int round, Hash block, Hash envelope) {
        return message(
                type,
                new WireWriter()
                        .uint(1, height)
                        .uint(2, round)
                        .bytes(3, block.bytes())
                        .bytes(4, envelope.bytes())
                        .finish());
    }

    /** TIMEOUT is signed over (h, r, x, H_x): rule 17. */
    public Bytes timeout(long height, int round, int qcRound, Bytes qcBlock) {
        return message(
                Signing.Type.TIMEOUT,
                new WireWriter()
                        .uint(1, height)
                        .uint(2, round)
                        .uint(3, qcRound + 1L)
                        .bytes(4, qcBlock)
                        .finish());
    }

    Bytes timeout(long height, int round, QcReport report) {
        return timeout(
                height, round, report.qcRound(), report.block().map(Hash::bytes).orElse(Bytes.EMPTY));
    }
}
