package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.Optional;

/**
 * One validator's signed (h, r, x, H_x) in a TIMEOUT; h and r stand around it. Source: Ledger, rules 17 and 18.
 *
 * @param qcRound x, the round of its highest QC; −1 for none
 * @param block H_x, the block of that QC
 */
public record QcReport(int signer, int qcRound, Optional<Hash> block, Bytes signature) {

    public static final int NONE = -1;

    public QcReport {
        Bounds.place(1, 0, signer);
        Bounds.signature(signature);
        if (qcRound < NONE || (qcRound == NONE) != block.isEmpty()) {
            throw new IllegalArgumentException("a report names round and block of a QC, or neither");
        }
    }
}
