package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockExecution;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.RecordFault;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.PendingStore.PendingRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as the modules above see it. */
class LedgerService implements Ledger {

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Map<ChainId, BlockExecution> executions;
    private final RecordExchange records;

    LedgerService(
            Chains chains, DerivedKeystore keystore, Map<ChainId, BlockExecution> executions, RecordExchange records) {
        this.chains = chains;
        this.keystore = keystore;
        this.executions = Map.copyOf(executions);
        this.records = records;
        stores = records.stores();
    }

    @Override
    public Optional<MarketChain> main() {
        return chains.main().map(Chain::market);
    }

    @Override
    public List<MarketChain> zones() {
        return chains.zones().stream().map(Chain::market).toList();
    }

    @Override
    public Head head(ChainId id) {
        return DrivenChains.node(id).map(ChainNode::head).orElseGet(() -> storedHead(chains.of(id)));
    }

    private Head storedHead(Chain chain) {
        return stores.blocks()
                .last(chain.number())
                .map(LedgerService::head)
                .orElseGet(() -> new Head(
                        0,
                        Instant.ofEpochMilli(chain.genesis().time()),
                        chain.id().genesis()));
    }

    private static Head head(StoredBlock block) {
        return new Head(block.height(), Instant.ofEpochMilli(block.time()), block.hash());
    }

    @Override
    public StateView state(ChainId id) {
        return DrivenChains.node(id)
                .map(ChainNode::state)
                .orElseGet(() -> stores.states().view(chains.of(id).number()));
    }

    @Override
    @Transactional
    public List<Hash> submit(List<Draft> drafts) {
        Map<ChainId, List<Integer>> byChain = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            byChain.computeIfAbsent(drafts.get(i).chain(), any -> new ArrayList<>())
                    .add(i);
        }
        Hash[] ids = new Hash[drafts.size()];
        byChain.forEach((id, places) -> {
            List<Hash> records =
                    submit(chains.of(id), places.stream().map(drafts::get).toList());
            for (int i = 0; i < places.size(); i++) {
                ids[places.get(i)] = records.get(i);
            }
        });
        return List.of(ids);
    }

    private List<Hash> submit(Chain chain, List<Draft> drafts) {
        StateView state = state(chain.id());
        long expiry = head(chain.id()).height() + chain.parameters().expiryBlocks();
        boolean isForEpoch = drafts.stream().anyMatch(draft -> draft.target() instanceof Draft.Epoch);
        Optional<energy.wattle.ledger.Bytes> epochKey =
                isForEpoch ? NodeState.keyInForce(state).map(key -> key.publicKey()) : Optional.empty();
        List<PendingRecord> made = new Submission(chain, keystore, stores.pending())
                .submit(
                        drafts,
                        expiry,
                        () -> epochKey.orElseThrow(
                                () -> new IllegalStateException("no epoch key is in force yet: try again later")));
        records.taken(chain, made);
        return made.stream().map(PendingRecord::id).toList();
    }

    @Override
    @Transactional
    public Hash submit(LedgerRecord signed) {
        Chain chain = chains.of(signed.chain());
        Optional<RecordFault> fault = Objects.requireNonNull(executions.get(chain.id()))
                .admission()
                .fault(
                        stores.states().view(chain.number()),
                        head(chain.id()).height() + 1,
                        signed,
                        Signatures.verifying(chain.suite()));
        if (fault.isPresent()) {
            throw new IllegalArgumentException("the record is refused: " + fault.get());
        }
        PendingRecord record = RecordExchange.pending(chain, signed);
        stores.pending().add(chain.number(), List.of(record));
        records.taken(chain, List.of(record));
        return record.id();
    }

    @Override
    public Optional<Hash> recordAt(ChainId chain, long height, int position) {
        return stores.blocks().record(chains.of(chain).number(), height, position);
    }

    @Override
    public RecordFate fate(Hash record) {
        return stores.blocks()
                .place(record)
                .<RecordFate>map(place -> new RecordFate.Final(place.height(), place.position(), place.voidReason()))
                .or(() -> stores.pending().dropped(record).map(reason -> new RecordFate.Expired()))
                .orElseGet(() -> stores.pending().isPending(record)
                        ? new RecordFate.Pending()
                        : stores.blocks()
                                .place(record)
                                .<RecordFate>map(place ->
                                        new RecordFate.Final(place.height(), place.position(), place.voidReason()))
                                .orElseGet(RecordFate.Unknown::new));
    }
}
