package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CopyAssembly;
import energy.wattle.ledger.core.CopyAssembly.DecidingBlock;
import energy.wattle.ledger.core.CopyRecord;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.store.BlockStore.ResultPlace;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;

/** Carries the main chain's decisions down to the zones, with their proof. Source: Ledger, Where a record lives. */
@Order(2)
final class CopyDuty implements Duty {

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;

    CopyDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.main().ifPresent(main -> chains.zones().forEach(zone -> copy(main, zone)));
    }

    /** Decisions come with blocks, which call every duty. */
    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private void copy(Chain main, Chain zone) {
        StateView mainState = ledger.state(main.id());
        StateView zoneState = ledger.state(zone.id());
        long copied = NodeState.lastDecision(zoneState, zone.market().name());
        boolean isBehind = NodeState.lastDecision(mainState, zone.market().name()) > copied;
        Hash sender = keystore.keyId(zone.validator()).hash();
        if (isBehind && !stores.pending().has(zone.number(), RecordKind.COPY.number(), sender)) {
            CopyRecord copy = assemble(main, zone, NodeState.provenMain(zoneState), copied);
            ledger.submit(List.of(Draft.plain(zone.id(), RecordKind.COPY, zone.validator(), copy.encode())));
        }
    }

    private CopyRecord assemble(Chain main, Chain zone, Optional<BlockHeader> proven, long copied) {
        StoredBlock head = stores.blocks().last(main.number()).orElseThrow();
        BlockHeader newest = BlockCodec.decodeHeader(head.header());
        long known = proven.map(BlockHeader::height).orElse(0L);
        List<CertifiedHeader> certified = new ArrayList<>();
        for (SetHistory.Change change : new SetHistory(main, stores).between(known, newest.height())) {
            certified.add(new CertifiedHeader(change.header(), change.certificate(), ChainCodec.encode(change.next())));
        }
        boolean isNewer = known < newest.height() && newest.nextValidators().equals(newest.validators());
        if (isNewer) {
            certified.add(new CertifiedHeader(newest, ChainCodec.decodeCertificate(head.certificate()), Bytes.EMPTY));
        }
        return CopyAssembly.assemble(
                main.suite(),
                proven.isPresent() ? Bytes.EMPTY : ChainCodec.encode(main.genesis()),
                certified,
                newest,
                (level, position) -> stores.history().node(main.number(), level, position),
                decisions(main, zone, copied));
    }

    /** The main chain's blocks with decisions for the zone above the one copied last. */
    private List<DecidingBlock> decisions(Chain main, Chain zone, long copied) {
        Map<Long, List<Integer>> places = new TreeMap<>();
        for (ResultPlace place : stores.blocks().resultsOfKind(main.number(), Result.DECISION, 1, Long.MAX_VALUE)) {
            LedgerFact.Decided decided = decided(place.content());
            if (decided.decision().zone().equals(zone.market().name()) && decided.number() > copied) {
                places.computeIfAbsent(place.height(), any -> new ArrayList<>()).add(place.position());
            }
        }
        List<DecidingBlock> blocks = new ArrayList<>();
        places.forEach((height, positions) -> blocks.add(new DecidingBlock(
                BlockCodec.decodeHeader(
                        stores.blocks().at(main.number(), height).orElseThrow().header()),
                stores.blocks().results(main.number(), height).stream()
                        .map(StoredResult::content)
                        .toList(),
                positions)));
        return blocks;
    }

    private static LedgerFact.Decided decided(Bytes content) {
        Result result = ResultCodec.decode(content);
        return switch (result.content()) {
            case Result.Plain plain -> LedgerFact.Decided.decode(plain.payload());
            case Result.Encrypted encrypted -> throw new IllegalStateException("a decision is never encrypted");
        };
    }
}
