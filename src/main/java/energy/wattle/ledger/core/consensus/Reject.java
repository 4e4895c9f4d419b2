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

    /** A reason as it may be told: cut where it is too long, between characters. */
    static String shortened(String reason) {
        StringBuilder kept = new StringBuilder();
        int length = 0;
        for (int at = 0; at < reason.length(); at += Character.charCount(reason.codePointAt(at))) {
            String next = Character.toString(reason.codePointAt(at));
            length += Bytes.ofUtf8(next).length();
            if (length > REASON_LENGTH) {
                break;
            }
            kept.append(next);
        }
        return kept.toString();
    }

    @Override
    public Signing.Type type() {
        return Signing.Type.REJECT;
    }
}
