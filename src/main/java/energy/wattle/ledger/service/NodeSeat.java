package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.HeightTerms;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node votes with: its key, and the consensus that signs by it.
 *
 * @param key nothing for a node that only follows
 * @param isLost whether the key's signing state is not here, so that it must sign nothing
 */
record NodeSeat(ChainId chain, Consensus consensus, Optional<Key> key, boolean isLost, EpochKeys epochKeys) {

    /** @param encryptionSecret that the node's wraps of epoch keys open with */
    record Key(KeyName name, Validator validator, KeyId id, Bytes encryptionSecret) {

        /** Without the secret, because records end up in logs. */
        @Override
        public String toString() {
            return name.toString();
        }
    }

    KeyId keyId() {
        return key.map(Key::id).orElseThrow(() -> new IllegalStateException("a node without a key signs nothing"));
    }

    /** Its place among those who vote on a height. */
    OptionalInt position(HeightTerms terms) {
        List<Validator> members = terms.electorate().validators().members();
        int place = key.map(own -> members.indexOf(own.validator())).orElse(NetworkNode.NOBODY);
        return place == NetworkNode.NOBODY ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /**
     * Whether an epoch key that the block brings is one that this node can use. Keys of others than the proposer, and
     * of other epochs, are void: by those nobody can make an honest leader's block meet silence. Source: Ledger,
     * Encryption.
     */
    boolean opensItsWraps(Block block) {
        return key.isEmpty()
                || block.records().stream()
                        .filter(record -> record.kind() == RecordKind.EPOCH_KEY
                                && record.sender().equals(block.header().proposer()))
                        .allMatch(record ->
                                opens(key.get(), record, block.header().epoch()));
    }

    private boolean opens(Key own, LedgerRecord record, long epoch) {
        NodeRecord.EpochKey brought;
        try {
            brought = NodeRecord.EpochKey.decode(record.payload());
        } catch (MalformedException e) {
            return true; // void for everybody
        }
        NodeId member = new NodeId(own.name().path());
        return brought.epoch() != epoch || epochKeys.opens(chain, brought, member, own.encryptionSecret());
    }
}
