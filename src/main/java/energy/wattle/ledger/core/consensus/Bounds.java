package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;

/** What the parts of messages have in common. All throw {@link IllegalArgumentException}. */
final class Bounds {

    private Bounds() {}

    static void place(long height, int round, int signer) {
        place(height, round);
        if (signer < 0 || signer >= Limits.VALIDATORS) {
            throw new IllegalArgumentException("no validator has position %d".formatted(signer));
        }
    }

    static void place(long height, int round) {
        if (height < 1 || round < 0) {
            throw new IllegalArgumentException("height %d, round %d is no place".formatted(height, round));
        }
    }

    static void signature(Bytes signature) {
        if (signature.length() != Limits.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("a signature does not have %d bytes".formatted(signature.length()));
        }
    }
}
