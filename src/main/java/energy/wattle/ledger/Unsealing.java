package energy.wattle.ledger;

import java.util.Optional;

/** Opens what was sealed to a session's key, once that key is released. A function of its parameters. */
public interface Unsealing {

    /** Whether the secret belongs to this public key; false for what is no key at all. */
    boolean isPair(Bytes publicKey, Bytes secret);

    /**
     * The plaintext of a sealed payload of this chain, or nothing where it was sealed to another key or for another
     * place, or its commitment is wrong: the record is void.
     *
     * @param session that it has to be for
     * @param sealedPayload the record's whole payload
     */
    Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload);
}
