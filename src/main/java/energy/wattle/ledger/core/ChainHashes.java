package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hashes and roots that headers, signatures and proofs are made of. Source: Ledger, Block header. */
public final class ChainHashes {

    private ChainHashes() {}

    public static ChainId chainId(Hashing hashing, Genesis genesis) {
        return chainId(hashing, ChainCodec.encode(genesis));
    }

    /** The id of the chain with this encoded genesis. */
    public static ChainId chainId(Hashing hashing, Bytes genesis) {
        return new ChainId(hashing.tagged("wattle/genesis", genesis));
    }

    public static KeyId keyId(Hashing hashing, Bytes publicKey) {
        return new KeyId(hashing.tagged("wattle/key", publicKey));
    }

    /** What identifies a record: the hash of what is signed. A signature is never an identifier. */
    public static Hash record(Hashing hashing, LedgerRecord record) {
        return hashing.tagged("wattle/record", RecordCodec.signedBytes(record));
    }

    public static Hash block(Hashing hashing, BlockHeader header) {
        return hashing.tagged("wattle/header", BlockCodec.encode(header));
    }

    public static Hash validators(Hashing hashing, ValidatorSet set) {
        return hashing.tagged("wattle/validators", ChainCodec.encode(set));
    }

    public static Hash election(Hashing hashing, Election election) {
        return hashing.tagged("wattle/election", ChainCodec.encode(election));
    }

    /** A block's leaf in the history tree of all later ones. */
    public static Hash historyLeaf(Hashing hashing, Hash block) {
        return MerkleTree.leaf(hashing, block.bytes());
    }

    /** Merkle root over the records' bytes, signatures included. */
    public static Hash recordsRoot(Hashing hashing, List<LedgerRecord> records) {
        return MerkleTree.root(hashing, recordLeaves(hashing, records));
    }

    public static Hash resultsRoot(Hashing hashing, List<Result> results) {
        return MerkleTree.root(hashing, resultLeaves(hashing, results));
    }

    public static List<Hash> recordLeaves(Hashing hashing, List<LedgerRecord> records) {
        return records.stream()
                .map(record -> MerkleTree.leaf(hashing, RecordCodec.encode(record)))
                .toList();
    }

    public static List<Hash> resultLeaves(Hashing hashing, List<Result> results) {
        return results.stream()
                .map(result -> MerkleTree.leaf(hashing, ResultCodec.encode(result)))
                .toList();
    }

    /** The state root that a chain starts from. */
    public static Hash genesisState(ChainId chain) {
        return chain.genesis();
    }

    /**
     * The running hash over all state changes so far.
     *
     * @param changes strictly ascending: one per table and key
     * @param snapshot hash of the snapshot's content, at the last block of an epoch only
     * @throws IllegalArgumentException if the changes are not in their order, each place once
     */
    public static Hash stateRoot(Hashing hashing, Hash previous, List<StateChange> changes, Optional<Hash> snapshot) {
        WireWriter writer = new WireWriter().bytes(1, previous.bytes());
        for (int i = 0; i < changes.size(); i++) {
            if (i > 0 && changes.get(i - 1).compareTo(changes.get(i)) >= 0) {
                throw new IllegalArgumentException("state changes are not in their order, each place once");
            }
            writer.element(2, encode(changes.get(i)));
        }
        snapshot.ifPresent(hash -> writer.bytes(3, hash.bytes()));
        return hashing.tagged("wattle/state", writer.finish());
    }

    /**
     * The hash of a snapshot's content: a Merkle root over all entries of the state, by table and key, so that whoever
     * takes a snapshot can check it part by part as it comes.
     *
     * @param tables all that the state has, ascending
     */
    public static Hash snapshot(Hashing hashing, StateView state, List<Integer> tables) {
        List<Hash> leaves = new ArrayList<>();
        for (int table : tables) {
            for (StateView.Entry entry : state.startingWith(table, Bytes.EMPTY, Integer.MAX_VALUE)) {
                StateChange put = new StateChange(table, entry.key(), Optional.of(entry.value()));
                leaves.add(MerkleTree.leaf(hashing, encode(put)));
            }
        }
        return MerkleTree.root(hashing, leaves);
    }

    /** A deletion differs from an empty value by its flag. */
    private static Bytes encode(StateChange change) {
        return new WireWriter()
                .uint(1, change.table())
                .bytes(2, change.key())
                .uint(3, change.value().isPresent() ? 0 : 1)
                .bytes(4, change.value().orElse(Bytes.EMPTY))
                .finish();
    }
}
