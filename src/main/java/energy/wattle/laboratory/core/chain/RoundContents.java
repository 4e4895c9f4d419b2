package energy.wattle.laboratory.core.chain;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.LedgerRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** So many records for each round, which come with the block: what is measured is the time that consensus takes. */
public final class RoundContents implements Contents {

    private final Records records;
    private final int perRound;
    private final long rounds;
    private final long length;

    /**
     * @param perRound records
     * @param rounds after which nothing more is to be decided
     */
    public RoundContents(ChainId chain, int payload, int perRound, long rounds) {
        records = new Records(chain, payload);
        this.perRound = perRound;
        this.rounds = rounds;
        length = Records.length(records.of(perRound * rounds));
    }

    @Override
    public boolean isDue(int node, Progress done) {
        return done.rounds() < rounds;
    }

    @Override
    public Load load(int node, Progress done, long bytes) {
        int most = (int) Math.min(perRound, bytes / length);
        List<LedgerRecord> chosen = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            chosen.add(records.of(done.rounds() * perRound + i));
        }
        return new Load(chosen, most * length, most, new Progress(done.rounds() + 1, new BitSet()));
    }

    @Override
    public long unchecked(int node, Load load) {
        return load.signatures();
    }
}
