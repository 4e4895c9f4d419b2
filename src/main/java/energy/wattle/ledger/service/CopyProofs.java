package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
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
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.store.BlockStore.ResultPlace;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Decisions of the main chain with their proof for a zone, from what this instance has stored. */
record CopyProofs(NodeStores stores) {

    /**
     * @param zoneState on which the proof is to hold
     * @param which of the decisions for the zone
     */
    CopyRecord of(Chain main, Chain zone, StateView zoneState, Predicate<LedgerFact.Decided> which) {
        Optional<BlockHeader> proven = NodeState.provenMain(zoneState);
        SetHistory sets = new SetHistory(main, stores);
        StoredBlock head = stores.blocks().last(main.number()).orElseThrow();
        BlockHeader newest = BlockCodec.decodeHeader(head.header());
        long known = proven.map(BlockHeader::height).orElse(0L);
        List<CertifiedHeader> certified = new ArrayList<>();
        // A recovery goes on from the very block that was proven last, often enough.
        for (SetHistory.Change change : sets.between(Math.max(0, known - 1), newest.height())) {
            if (change.header().height() > known || change.manifest().isPresent()) {
                certified.add(certified(change));
            }
        }
        boolean isPlain = newest.nextValidators().equals(newest.validators());
        if (known < newest.height() && isPlain) {
            certified.add(new CertifiedHeader(newest, ChainCodec.decodeCertificate(head.certificate()), Bytes.EMPTY));
        }
        boolean crosses = certified.stream().anyMatch(CertifiedHeader::isRecovered);
        return CopyAssembly.assemble(
                main.suite(),
                proven.isPresent() && !crosses ? Bytes.EMPTY : ChainCodec.encode(main.genesis()),
                certified,
                newest,
                (level, position) -> stores.history().node(main.number(), level, position),
                blocks(main, places(main, zone, which)));
    }

    private static CertifiedHeader certified(SetHistory.Change change) {
        Bytes next = change.manifest().isPresent() ? Bytes.EMPTY : ChainCodec.encode(change.next());
        return new CertifiedHeader(
                change.header(), change.certificate(), next, change.manifest().orElse(Bytes.EMPTY));
    }

    /** The main chain's decisions for a zone, ascending. */
    List<LedgerFact.Decided> decided(Chain main, Chain zone) {
        return stores.blocks().resultsOfKind(main.number(), Result.DECISION, 1, Long.MAX_VALUE).stream()
                .map(place -> decided(place.content()))
                .filter(decided ->
                        decided.decision().zone().equals(zone.market().name()))
                .toList();
    }

    /** Whether a RECOVERY record with this decision waits. One with an earlier decision may, too. */
    boolean waits(Chain zone, long decision) {
        return stores.pending().ofKind(zone.number(), RecordKind.RECOVERY.number()).stream()
                .flatMap(record -> CopyRecord.decode(RecordCodec.decode(record).payload()).blocks().stream())
                .flatMap(block -> block.decisions().stream())
                .anyMatch(inclusion -> decided(inclusion.leaf()).number() == decision);
    }

    private Map<Long, List<Integer>> places(Chain main, Chain zone, Predicate<LedgerFact.Decided> which) {
        Map<Long, List<Integer>> places = new TreeMap<>();
        for (ResultPlace place : stores.blocks().resultsOfKind(main.number(), Result.DECISION, 1, Long.MAX_VALUE)) {
            LedgerFact.Decided decided = decided(place.content());
            if (decided.decision().zone().equals(zone.market().name()) && which.test(decided)) {
                places.computeIfAbsent(place.height(), any -> new ArrayList<>()).add(place.position());
            }
        }
        return places;
    }

    private List<DecidingBlock> blocks(Chain main, Map<Long, List<Integer>> places) {
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
