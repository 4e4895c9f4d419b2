package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.List;
import java.util.Optional;

/** The blocks of a chain at which its validators change, for all that leads from one set to the next. */
final class SetHistory {

    private final Chain chain;
    private final NodeStores stores;

    SetHistory(Chain chain, NodeStores stores) {
        this.chain = chain;
        this.stores = stores;
    }

    /**
     * An epoch's last block, which names other validators for the next height, or one that a recovery goes on from.
     *
     * @param next those
     * @param manifest that names them, where the main chain was recovered above this block: the order, with who
     *     approved it
     */
    record Change(BlockHeader header, Certificate certificate, ValidatorSet next, Optional<Bytes> manifest) {}

    /** The changes at heights from one, which does not count, to another, which does; ascending. */
    List<Change> between(long above, long upTo) {
        Epochs epochs = epochs();
        return state().sets().entrySet().stream()
                .map(entry -> change(epochs.below(entry.getKey()), entry.getValue()))
                .filter(change ->
                        change.header().height() > above && change.header().height() <= upTo)
                .toList();
    }

    /** V of a height. */
    ValidatorSet at(long height) {
        return state().setOf(epochs().of(height));
    }

    /** The validators that a header names for the next height, where they are not its own. */
    Optional<ValidatorSet> after(BlockHeader header) {
        return header.nextValidators().equals(header.validators())
                ? Optional.empty()
                : Optional.of(at(header.height() + 1));
    }

    Epochs epochs() {
        return state().rules().epochs();
    }

    private Change change(long height, ValidatorSet next) {
        StoredBlock block = stores.blocks().at(chain.number(), height).orElseThrow();
        return new Change(
                BlockCodec.decodeHeader(block.header()),
                ChainCodec.decodeCertificate(block.certificate()),
                next,
                manifest(height));
    }

    /** It is what the first block above holds. */
    private Optional<Bytes> manifest(long height) {
        return chain.isMain() && epochs().isRecoveredAt(height)
                ? stores.blocks().records(chain.number(), height + 1).stream()
                        .map(record -> RecordCodec.decode(record.content()).payload())
                        .findFirst()
                : Optional.empty();
    }

    private ElectionState state() {
        StateView state = stores.states().view(chain.number());
        return new ElectionState(chain.suite(), chain.genesis(), state);
    }
}
