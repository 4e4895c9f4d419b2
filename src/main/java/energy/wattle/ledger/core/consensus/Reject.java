package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.Signing;

/**
 * REJECT: the block is wrong. Signed over (h, r, H, E) as votes are; the reason is told beside the signature. Source:
 * Ledger, rules 12, 13 and 21.
 *
 * @param reason in words, up to {@value #REASON_LENGTH} bytes of UTF-8
 */
public record Reject(long height, int round, Hash block, Hash envelope, int signer, Bytes signature, String reason)
        implements Message {

    public static final int REASON_LENGTH = 300;

    public Reject {
        Bounds.place(height, round, signer);
        Bounds.signature(signature);
        if (Bytes.ofUtf8(reason).length() > REASON_LENGTH) {
            throw new IllegalArgumentException("a reason has at most %d bytes".formatted(REASON_LENGTH));
        }
    }

    @Override
    public Signing.Type type() {
        return Signing.Type.REJECT;
    }
}
