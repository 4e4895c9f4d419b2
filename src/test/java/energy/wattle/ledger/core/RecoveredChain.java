package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKind;
import java.util.List;
import java.util.Optional;

/**
 * A main chain whose validators are gone after block 5 (they had changed at 3), and that goes on with others by a
 * manifest up to block 8.
 */
public final class RecoveredChain {

    public static final long LAST_OF_THE_GONE = 5;

    private static final Bytes SENDER = Bytes.ofHex("51".repeat(32));
    private static final int HEIGHT = 8;

    public final TestChain main;
    public final TestChain.Team gone;
    public final TestChain.Team fresh;
    public final Hash manifest;

    public RecoveredChain(CryptoSuite suite) {
        main = new TestChain(suite, "market", 4, Optional.empty());
        gone = TestChain.Team.of(suite, "second", 4);
        fresh = TestChain.Team.of(suite, "fresh", 4);
        for (int height = 1; height <= LAST_OF_THE_GONE; height++) {
            grow(height, height == 3 ? gone : main.team());
        }
        manifest = main.recover(fresh);
        for (int height = (int) LAST_OF_THE_GONE + 1; height <= HEIGHT; height++) {
            grow(height, main.team());
        }
    }

    private void grow(int height, TestChain.Team next) {
        LedgerRecord record = main.record(SENDER, RecordKind.PUBLICATION, height, Bytes.ofUtf8("prices"));
        main.append(List.of(record), context -> List.of(), next);
    }

    /** Of the only record of a block, certified by the chain's last one. */
    public Proof proof(long height) {
        return proof(height, main.head(), main.changes());
    }

    Proof proof(long height, Proof.Certified certified, List<Proof.SetChange> changes) {
        return new Proof(
                Proof.FORMAT,
                Proof.Kind.RECORD,
                main.recordInclusion(height, 0),
                main.suite.signingKey(SENDER),
                BlockCodec.encode(main.at(height).header()),
                Optional.empty(),
                main.history(height, main.height()),
                certified,
                ChainCodec.encode(main.genesis),
                changes,
                Optional.empty());
    }

    /** The proof with another manifest in it. */
    Proof with(Bytes other) {
        Proof.SetChange change = main.changes().getLast();
        return proof(
                2,
                main.head(),
                List.of(
                        main.changes().getFirst(),
                        new Proof.SetChange(change.certified(), change.nextValidators(), Optional.of(other))));
    }
}
