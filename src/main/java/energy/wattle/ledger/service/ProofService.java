package energy.wattle.ledger.service;

import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Senders.Sender;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.MerkleTree;
import energy.wattle.ledger.core.ProofAssembly;
import energy.wattle.ledger.core.ProofVerifier;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import energy.wattle.ledger.store.BlockStore.RecordPlace;
import energy.wattle.ledger.store.BlockStore.ResultPlace;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredRecord;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import energy.wattle.ledger.wire.ProofFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts proofs together from the database. */
final class ProofService implements Proofs {

    private static final Logger log = LoggerFactory.getLogger(ProofService.class);

    private final Chains chains;
    private final NodeStores stores;
    private final DisclosedKeys keys;
    private final Executions executions;

    ProofService(Chains chains, NodeStores stores, DisclosedKeys keys, Executions executions) {
        this.chains = chains;
        this.stores = stores;
        this.keys = keys;
        this.executions = executions;
    }

    @Override
    public Optional<Proof> ofResult(ChainId id, long height, int index, boolean isDisclosed) {
        Chain chain = chains.of(id);
        List<Bytes> results = results(chain, height);
        if (index < 0 || index >= results.size()) {
            return Optional.empty();
        }
        BlockHeader header = header(chain, height);
        Optional<RecordKey> key = isDisclosed
                ? keys.ofResult(chain, header, index, ResultCodec.decode(results.get(index)))
                : Optional.empty();
        return proof(chain, new ProofAssembly.Item(Proof.Kind.RESULT, header, results, index, Bytes.EMPTY, key));
    }

    @Override
    public Optional<Proof> ofRecord(Hash record, boolean isDisclosed) {
        Optional<RecordPlace> found = stores.blocks().place(record);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RecordPlace place = found.get();
        Chain chain = chains.all().get(place.chain());
        List<Bytes> records = records(chain, place.height());
        LedgerRecord content = RecordCodec.decode(records.get(place.position()));
        Bytes senderKey = executions
                .of(chain)
                .admission()
                .sender(stores.states().view(chain.number()), content.sender())
                .map(Sender::publicKey)
                .orElseThrow();
        return proof(
                chain,
                new ProofAssembly.Item(
                        Proof.Kind.RECORD,
                        header(chain, place.height()),
                        records,
                        place.position(),
                        senderKey,
                        isDisclosed ? keys.ofRecord(chain, place.height(), content) : Optional.empty()));
    }

    @Override
    public String toFile(Proof proof) {
        return new String(ProofFile.write(proof).toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** One that does not hold rests on rows that are not what was decided: it does not leave. */
    private Optional<Proof> proof(Chain chain, ProofAssembly.Item item) {
        Chain main = chains.main().orElseThrow();
        Optional<Proof> proof = assembled(chain, item);
        Set<Hash> recoveries = new SetHistory(main, stores)
                .epochs().begun().stream()
                        .flatMap(begun -> begun.manifest().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return proof.filter(made -> {
            ProofVerdict verdict = ProofVerifier.verify(made, main.id().genesis(), recoveries);
            if (verdict instanceof ProofVerdict.Broken(var step, String reason)) {
                log.error(
                        "{}: no proof is given of block {}, since {} does not hold: {}",
                        chain.market().name(),
                        item.header().height(),
                        step,
                        reason);
            }
            return verdict instanceof ProofVerdict.Verified;
        });
    }

    private Optional<Proof> assembled(Chain chain, ProofAssembly.Item item) {
        Chain main = chains.main().orElseThrow();
        if (chain.isMain()) {
            return Optional.of(ProofAssembly.ofMain(chain.suite(), mainChain(main), item));
        }
        return anchorage(main, chain, item.header())
                .map(anchorage -> ProofAssembly.ofZone(chain.suite(), mainChain(main), anchorage, item));
    }

    private ProofAssembly.MainChain mainChain(Chain main) {
        StoredBlock head = stores.blocks().last(main.number()).orElseThrow();
        SetHistory sets = new SetHistory(main, stores);
        return new ProofAssembly.MainChain(
                ChainCodec.encode(main.genesis()),
                BlockCodec.decodeHeader(head.header()),
                ChainCodec.decodeCertificate(head.certificate()),
                sets.at(head.height()),
                sets.between(0, head.height() - 1).stream()
                        .map(change -> change(sets, change))
                        .toList(),
                history(main));
    }

    private static Proof.SetChange change(SetHistory sets, SetHistory.Change change) {
        BlockHeader header = change.header();
        Certificate votes = Certificates.trimmed(change.certificate(), sets.at(header.height()));
        return new Proof.SetChange(
                new Proof.Certified(BlockCodec.encode(header), ChainCodec.encode(votes)),
                ChainCodec.encode(change.next()),
                change.manifest());
    }

    /** The first anchor at or above a sub-chain's block. The main chain's time is not before an anchored header's. */
    private Optional<ProofAssembly.Anchorage> anchorage(Chain main, Chain zone, BlockHeader block) {
        return stores.blocks()
                .firstAt(main.number(), block.time())
                .flatMap(from ->
                        stores
                                .blocks()
                                .resultsOfKind(main.number(), Result.ANCHORED, from.height(), Long.MAX_VALUE)
                                .stream()
                                .filter(place -> anchors(place, zone, block))
                                .findFirst())
                .map(place -> anchorage(main, zone, place));
    }

    private ProofAssembly.Anchorage anchorage(Chain main, Chain zone, ResultPlace place) {
        Result acceptance = ResultCodec.decode(place.content());
        return new ProofAssembly.Anchorage(
                header(main, place.height()),
                records(main, place.height()),
                acceptance.recordIndex(),
                results(main, place.height()),
                place.position(),
                anchored(acceptance).height(),
                history(zone));
    }

    private static boolean anchors(ResultPlace place, Chain zone, BlockHeader block) {
        AnchoredBlock anchored = anchored(ResultCodec.decode(place.content()));
        return anchored.chain().equals(zone.id()) && anchored.height() >= block.height();
    }

    private static AnchoredBlock anchored(Result result) {
        return switch (result.content()) {
            case Result.Plain plain -> ResultCodec.decodeAnchored(plain.payload());
            case Result.Encrypted encrypted -> throw new IllegalStateException("an anchor is never encrypted");
        };
    }

    private MerkleTree.Subtrees history(Chain chain) {
        return (level, position) -> stores.history().node(chain.number(), level, position);
    }

    private BlockHeader header(Chain chain, long height) {
        return BlockCodec.decodeHeader(
                stores.blocks().at(chain.number(), height).orElseThrow().header());
    }

    private List<Bytes> records(Chain chain, long height) {
        return stores.blocks().records(chain.number(), height).stream()
                .map(StoredRecord::content)
                .toList();
    }

    private List<Bytes> results(Chain chain, long height) {
        return stores.blocks().results(chain.number(), height).stream()
                .map(StoredResult::content)
                .toList();
    }
}
