package energy.wattle.ledger;

/**
 * Which chain: the hash of its genesis document. Source: Ledger, Identity and signing, rule 1.
 *
 * @param genesis hash of the genesis document's bytes
 */
public record ChainId(Hash genesis) implements Comparable<ChainId> {

    @Override
    public int compareTo(ChainId other) {
        return genesis.compareTo(other.genesis);
    }

    @Override
    public String toString() {
        return genesis.toString();
    }
}
