package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.election.ElectionContract;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Electorate;
import java.util.List;
import java.util.Optional;

/** The product's elections, missed turns, verdicts and resting, by its own contract on its own state tables. */
final class ProductElections implements Elections {

    private final Founding founding;
    private final MapState state;

    /** What does not change from block to block. */
    private record Founding(CryptoSuite suite, Genesis genesis, MarketChain chain, ElectionContract contract) {}

    private ProductElections(Founding founding, MapState state) {
        this.founding = founding;
        this.state = state;
    }

    static ProductElections founded(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        ElectionContract contract = new ElectionContract(suite, genesis, chain);
        return new ProductElections(new Founding(suite, genesis, chain, contract), new MapState());
    }

    @Override
    public After after(BlockPlace place, List<LedgerRecord> records) {
        OverlayState overlay = new OverlayState(state);
        overlay.apply(founding.contract().opened(overlay, place).changes());
        BlockContext context =
                new BlockContext(founding.chain(), place.height(), place.time(), place.epoch(), new NothingSealed());
        for (int i = 0; i < records.size(); i++) {
            Contract.RecordInBlock record =
                    new Contract.RecordInBlock(i, records.get(i), Optional.empty(), Optional.empty());
            if (founding.contract().execute(overlay, context, record) instanceof Contract.Applied applied) {
                overlay.apply(applied.changes());
            }
        }
        overlay.apply(founding.contract().concluded(state, overlay, place).changes());
        List<StateChange> changes = overlay.changes();
        if (changes.isEmpty()) {
            return new After(this, changes);
        }
        MapState next = state.copy();
        next.apply(changes);
        return new After(new ProductElections(founding, next), changes);
    }

    @Override
    public Electorate above(long height, Hash previous) {
        return read().electorate(height, previous);
    }

    /** Out of the set of voters, or still in it without a place. */
    @Override
    public int excluded() {
        int founders = founding.genesis().validators().size();
        Electorate now = read().electorate(1, founding.chain().id().genesis());
        return founders - now.validators().size() + now.election().evicted().size();
    }

    private ElectionState read() {
        return new ElectionState(founding.suite(), founding.genesis(), state);
    }

    /** Nothing is sealed to sessions here. */
    private static final class NothingSealed implements Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            return false;
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            return Optional.empty();
        }
    }
}
