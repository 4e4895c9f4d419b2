package energy.wattle.ledger;

/**
 * Which signing key: the hash of the public key. Sequence numbers belong to it. Source: Ledger, Records, blocks,
 * proofs.
 *
 * @param hash of the public key's bytes
 */
public record KeyId(Hash hash) implements Comparable<KeyId> {

    @Override
    public int compareTo(KeyId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.toString();
    }
}
