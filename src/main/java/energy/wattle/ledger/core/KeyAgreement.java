package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import java.util.Optional;

/** A Diffie-Hellman group as RFC 9180, section 4.1 needs it. Secrets have 32 bytes, shared secrets as well. */
public interface KeyAgreement {

    /** RFC 9180's number of this key encapsulation; private numbers where the RFC has none. */
    int kemId();

    int kdfId();

    int aeadId();

    /** Bytes of a serialised public key. */
    int publicKeyLength();

    Bytes publicKey(Bytes secret);

    /**
     * The common secret, or nothing where the public key is no sound one. Never throws on account of the public key.
     */
    Optional<Bytes> agree(Bytes secret, Bytes publicKey);

    /** DeriveKeyPair's choice among candidates (RFC 9180, 7.1.3): how a group turns expanded bytes into a secret. */
    Bytes secretFrom(Candidates candidates);

    /** LabeledExpand over DeriveKeyPair's extracted key, to 32 bytes. */
    @FunctionalInterface
    interface Candidates {

        Bytes expand(String label, Bytes info);
    }
}
