package energy.wattle.ledger;

import java.util.Optional;

/**
 * The keys that this instance holds: its own and, in custody, those of participants without a gateway. All are derived
 * from the instance's secret, so that a key is there as soon as it is named, after a restart as before.
 */
public interface Keystore {

    /**
     * Whether the secret of the key is here; else another instance of the market has it, and only its public side is.
     */
    default boolean holds(KeyName name) {
        return true;
    }

    /** The other instance of the market that has the secret of the key; empty if it is here. */
    default Optional<String> holder(KeyName name) {
        return Optional.empty();
    }

    /** Public key for signatures. */
    Bytes signingKey(KeyName name);

    /** What identifies the key for signatures on the ledger. */
    KeyId keyId(KeyName name);

    /** Public key of the pair for encryption. */
    Bytes encryptionKey(KeyName name);

    /** Secret of the pair for encryption, to be shown to nobody before its time. */
    Bytes encryptionSecret(KeyName name);

    /** Wraps a secret for the holder of an encryption key; the context keeps the wrap from being used elsewhere. */
    Bytes wrap(Bytes secret, Bytes recipient, String context);
}
