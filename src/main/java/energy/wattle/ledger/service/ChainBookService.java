package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import energy.wattle.ledger.store.ChainBookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;

/** Reads blocks from the database and says what everybody may read of them. */
@PreAuthorize("hasRole('OPERATOR')")
@Transactional(readOnly = true)
class ChainBookService implements ChainBook {

    private final Chains chains;
    private final NodeStores stores;
    private final ChainBookStore store;

    ChainBookService(Chains chains, NodeStores stores, ChainBookStore store) {
        this.chains = chains;
        this.stores = stores;
        this.store = store;
    }

    @Override
    public Optional<MarketChain> chain(String name) {
        return chains.all().stream()
                .map(Chain::market)
                .filter(chain -> chain.name().code().equals(name))
                .findFirst();
    }

    @Override
    public List<BlockLine> blocks(ChainId chain, long highest, int count) {
        return store.down(chains.of(chain).number(), highest, Math.min(count, MOST)).stream()
                .map(line -> new BlockLine(
                        line.height(), Instant.ofEpochMilli(line.time()), line.hash(), line.records(), line.results()))
                .toList();
    }

    @Override
    public Optional<BlockSheet> block(ChainId id, long height) {
        Chain chain = chains.of(id);
        return stores.blocks().at(chain.number(), height).map(stored -> sheet(chain, stored));
    }

    @Override
    public List<RecordLine> pending(ChainId chain) {
        return stores.pending().of(chains.of(chain).number(), MOST).stream()
                .map(record -> line(record.id(), record.content(), Optional.empty()))
                .toList();
    }

    @Override
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
    public List<RecordAt> records(ChainId chain, Set<RecordKind> kinds) {
        List<Integer> numbers = kinds.stream().map(RecordKind::number).toList();
        return store.latest(chains.of(chain).number(), numbers, MOST).stream()
                .map(place -> new RecordAt(
                        place.height(),
                        Instant.ofEpochMilli(place.time()),
                        line(place.id(), place.content(), place.voidReason())))
                .toList();
    }

    private BlockSheet sheet(Chain chain, StoredBlock stored) {
        BlockHeader header = BlockCodec.decodeHeader(stored.header());
        return new BlockSheet(
                header,
                stored.hash(),
                ChainCodec.decodeCertificate(stored.certificate()),
                chain.genesis().validators().size(),
                stores.blocks().records(chain.number(), stored.height()).stream()
                        .map(record -> line(record.id(), record.content(), record.voidReason()))
                        .toList(),
                results(stores.blocks().results(chain.number(), stored.height())));
    }

    private static List<ResultLine> results(List<StoredResult> stored) {
        List<ResultLine> lines = new ArrayList<>();
        for (StoredResult result : stored) {
            lines.add(
                    switch (ResultCodec.decode(result.content()).content()) {
                        case Result.Plain(var payload) ->
                            new ResultLine(
                                    lines.size(),
                                    result.kind(),
                                    payload.length(),
                                    false,
                                    PlainWords.of(result.kind(), payload));
                        case Result.Encrypted(var payload) ->
                            new ResultLine(
                                    lines.size(),
                                    result.kind(),
                                    payload.ciphertext().length(),
                                    true,
                                    Optional.empty());
                    });
        }
        return lines;
    }

    private static RecordLine line(Hash id, Bytes content, Optional<String> voidReason) {
        LedgerRecord record = RecordCodec.decode(content);
        boolean isSealed = record.kind().isSealed();
        return new RecordLine(
                id,
                record.kind(),
                record.sender(),
                record.payload().length(),
                isSealed,
                isSealed ? Optional.empty() : PlainWords.of(record.kind().name(), record.payload()),
                voidReason);
    }
}
