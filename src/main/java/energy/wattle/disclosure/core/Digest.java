package energy.wattle.disclosure.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256, whatever the chain's suite: any reader can recompute it with the tools at hand. */
public final class Digest {

    private Digest() {}

    public static Hash of(List<Bytes> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update(part.toArray()));
            return new Hash(Bytes.of(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
