package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.CopyCheck.demand;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.MainRecovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way along the main chain that a COPY goes: from what its sub-chain has proven, or the main chain's genesis, over
 * headers that those before have certified, and over recovery manifests of the main chain. Whether a manifest was
 * vouched for is no part of it: nodes that have not pinned it do not vote for the block. Source: Ledger, Where a record
 * lives; rule 28.
 */
final class MainPath {

    private final CryptoSuite suite;
    private final Optional<Genesis> genesis;
    private final ChainId main;
    private Optional<BlockHeader> last;
    private ValidatorSet next;
    private Optional<Crossing> crossing;

    private MainPath(CryptoSuite suite, Optional<Genesis> genesis, ChainId main, StateView state) {
        this.suite = suite;
        this.genesis = genesis;
        this.main = main;
        last = NodeState.provenMain(state);
        next = NodeState.mainValidators(state)
                .or(() -> genesis.map(Genesis::validators))
                .orElseThrow();
        crossing = Crossing.of(state);
    }

    /**
     * The last manifest that was crossed.
     *
     * @param height of the block that it names
     * @param number of the order
     * @param epochBlocks length of the main chain's epochs
     */
    private record Crossing(long height, long number, long epochBlocks) {

        private static final int LENGTH = 40;

        static Optional<Crossing> of(StateView state) {
            return state.get(NodeState.MAIN_CHAIN, NodeState.MAIN_RECOVERY)
                    .map(value -> WireReader.read(
                            "crossing",
                            value,
                            LENGTH,
                            fields -> new Crossing(fields.uint64(1), fields.uint64(2), fields.uint64(3))));
        }

        Bytes encode() {
            return new WireWriter()
                    .uint(1, height)
                    .uint(2, number)
                    .uint(3, epochBlocks)
                    .finish();
        }

        /** Above the block the epoch tells the manifest: what was certified without it, or by another, is of others. */
        boolean leadsTo(BlockHeader header) {
            Epochs epochs = new Epochs(epochBlocks, List.of(new Epochs.Begun(height, number, Optional.empty())));
            return header.epoch() == epochs.of(header.height());
        }
    }

    /** Goes the whole way. */
    static MainPath along(CryptoSuite suite, Optional<ChainId> main, StateView state, CopyRecord copy) {
        boolean begins = NodeState.provenMain(state).isEmpty();
        boolean crosses = copy.certified().stream().anyMatch(CertifiedHeader::isRecovered);
        demand(begins || crosses || copy.genesis().isEmpty(), "GENESIS_AGAIN");
        Optional<Genesis> genesis =
                begins || crosses ? Optional.of(genesis(suite, main, copy.genesis())) : Optional.empty();
        MainPath path = new MainPath(suite, genesis, main.orElseThrow(), state);
        for (int i = 0; i < copy.certified().size(); i++) {
            path.step(copy.certified().get(i), i == 0, i == copy.certified().size() - 1);
        }
        demand(path.last.isPresent(), "NOT_CERTIFIED");
        return path;
    }

    /** The manifests on the way that the administrators of this main chain have signed. */
    static List<Hash> crossed(CryptoSuite suite, Optional<ChainId> main, CopyRecord copy) {
        List<Hash> hashes = new ArrayList<>();
        for (CertifiedHeader each : copy.certified()) {
            if (each.isRecovered()) {
                Genesis genesis = genesis(suite, main, copy.genesis());
                MainRecovery manifest = MainRecovery.decode(each.recovery());
                if (manifest.faultAsShown(suite, genesis, main.orElseThrow()).isEmpty()) {
                    hashes.add(manifest.hash(suite));
                }
            }
        }
        return hashes;
    }

    /** A header of the main chain that is final. */
    BlockHeader header() {
        return last.orElseThrow();
    }

    /** What the sub-chain knows of the main chain from there on. */
    List<StateChange> changes() {
        List<StateChange> changes = new ArrayList<>();
        changes.add(NodeState.put(NodeState.MAIN_CHAIN, NodeState.MAIN_HEADER, BlockCodec.encode(header())));
        changes.add(NodeState.put(NodeState.MAIN_CHAIN, NodeState.MAIN_VALIDATORS, ChainCodec.encode(next)));
        crossing.ifPresent(
                one -> changes.add(NodeState.put(NodeState.MAIN_CHAIN, NodeState.MAIN_RECOVERY, one.encode())));
        return changes;
    }

    private static Genesis genesis(CryptoSuite suite, Optional<ChainId> main, Bytes encoded) {
        demand(main.isPresent() && ChainHashes.chainId(suite, encoded).equals(main.get()), "WRONG_GENESIS");
        Genesis genesis = ChainCodec.decodeGenesis(encoded);
        demand(
                genesis.parent().isEmpty()
                        && genesis.suite().equals(suite.name())
                        && Certificates.hasSoundKeys(suite, genesis.validators()),
                "WRONG_GENESIS");
        return genesis;
    }

    private void step(CertifiedHeader certified, boolean isFirst, boolean isLast) {
        BlockHeader header = certified.header();
        boolean changesSet = certified.isRecovered() || !header.nextValidators().equals(header.validators());
        demand(changesSet || isLast, "NEEDLESS_HEADER");
        // The block that a manifest names may be the very one that was proven last, as it is where all went well.
        boolean isKnown = isFirst && certified.isRecovered() && last.equals(Optional.of(header));
        if (!isKnown) {
            demand(header.height() > last.map(BlockHeader::height).orElse(0L), "NOT_ASCENDING");
            demandCertified(certified);
        }
        next = certified.isRecovered() ? recovered(certified) : named(certified);
        last = Optional.of(header);
    }

    private void demandCertified(CertifiedHeader certified) {
        BlockHeader header = certified.header();
        demand(
                header.chain().equals(main)
                        && Certificates.check(suite, next, header, certified.certificate()) == Certificates.Check.VALID,
                "NOT_CERTIFIED");
        demand(crossing.isEmpty() || crossing.get().leadsTo(header), "CUT_OFF");
    }

    private ValidatorSet named(CertifiedHeader certified) {
        BlockHeader header = certified.header();
        if (header.nextValidators().equals(header.validators())) {
            demand(certified.nextValidators().isEmpty(), "WRONG_VALIDATORS");
            return next;
        }
        ValidatorSet others = ChainCodec.decodeValidators(certified.nextValidators());
        demand(
                ChainHashes.validators(suite, others).equals(header.nextValidators())
                        && Certificates.hasSoundKeys(suite, others),
                "WRONG_VALIDATORS");
        return others;
    }

    private ValidatorSet recovered(CertifiedHeader certified) {
        Genesis founding = genesis.orElseThrow();
        MainRecovery manifest = MainRecovery.decode(certified.recovery());
        demand(
                certified.nextValidators().isEmpty()
                        && manifest.faultAsShown(suite, founding, main).isEmpty()
                        && manifest.header().equals(certified.header()),
                "WRONG_MANIFEST");
        long number = manifest.number();
        demand(number > crossing.map(Crossing::number).orElse(0L), "OLD_MANIFEST");
        crossing = Optional.of(new Crossing(
                certified.header().height(),
                number,
                ChainParameters.of(founding).epochBlocks()));
        return manifest.validators();
    }
}
