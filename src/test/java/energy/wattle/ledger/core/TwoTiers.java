package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import java.util.List;
import java.util.Optional;

/**
 * A main chain of four validators with one sub-chain: a sealed declaration and an encrypted trade in the sub-chain's
 * block 2, which the main chain anchors in its block 5; the main chain's validators change at heights 3 and 7; its head
 * is 10.
 */
public final class TwoTiers {

    public static final Bytes EPOCH_KEY = Bytes.ofHex("e0".repeat(32));
    public static final Bytes SENDER = Bytes.ofHex("51".repeat(32));
    public static final Bytes SESSION_SEED = Bytes.ofHex("5e".repeat(32));
    public static final String DECLARATION = "sell 11 kWh at 0.45";
    public static final String TRADE = "11 kWh at 0.43";

    public final TestChain main;
    public final TestChain zone;
    private final CryptoSuite suite;
    private final Sealing sealing;

    public TwoTiers(CryptoSuite suite, int validators) {
        this.suite = suite;
        sealing = new Sealing(suite);
        main = new TestChain(suite, "market", validators, Optional.empty());
        zone = new TestChain(suite, "zone-1", 4, Optional.of(main.id));
        for (int height = 1; height <= 6; height++) {
            growZone(height);
        }
        for (int height = 1; height <= 10; height++) {
            growMain(height);
        }
    }

    private void growZone(int height) {
        if (height != 2) {
            zone.append(List.of(), context -> List.of());
            return;
        }
        LedgerRecord declaration = zone.record(SENDER, RecordKind.DECLARATION, 7, sealedDeclaration());
        zone.append(
                others(zone, declaration),
                context -> List.of(
                        new Result(0, Result.VOID, new Result.Plain(Bytes.ofUtf8("LATE"))),
                        trade(context, 1),
                        trade(context, 2)));
    }

    private void growMain(int height) {
        TestChain.Team next = height == 3 || height == 7
                ? TestChain.Team.of(suite, "new" + height, main.team().set().size())
                : main.team();
        if (height == 5) {
            BlockHeader anchored = zone.at(6).header();
            Anchor anchor = new Anchor(anchored, zone.at(6).certificate(), List.of(), List.of());
            LedgerRecord record = main.record(SENDER, RecordKind.ANCHOR, 1, ChainCodec.encode(anchor));
            AnchoredBlock accepted = new AnchoredBlock(zone.id, 6, ChainHashes.block(suite, anchored));
            main.append(
                    others(main, record),
                    context -> List.of(
                            new Result(0, Result.VOID, new Result.Plain(Bytes.EMPTY)),
                            new Result(1, Result.ANCHORED, new Result.Plain(ResultCodec.encode(accepted)))),
                    next);
        } else {
            main.append(
                    List.of(main.record(SENDER, RecordKind.PUBLICATION, 100 + height, Bytes.ofUtf8("prices"))),
                    context -> List.of(),
                    next);
        }
    }

    /** A block of three records with this one in the middle. */
    private static List<LedgerRecord> others(TestChain chain, LedgerRecord record) {
        return List.of(
                chain.record(Bytes.ofHex("52".repeat(32)), RecordKind.GRID_PRICE, 1, Bytes.ofUtf8("0.60")),
                record,
                chain.record(Bytes.ofHex("53".repeat(32)), RecordKind.GRID_PRICE, 2, Bytes.ofUtf8("0.61")));
    }

    private Result trade(Sealing.ResultContext context, int index) {
        RecordKey key = sealing.resultKey(EPOCH_KEY, context, index);
        return new Result(
                1, "TRADE", new Result.Encrypted(sealing.sealResult(key, context, "TRADE", Bytes.ofUtf8(TRADE))));
    }

    private Bytes sealedDeclaration() {
        Hpke hpke = new Hpke(suite);
        return sealing.sealTo(
                        hpke.publicKey(hpke.deriveSecret(SESSION_SEED)),
                        Bytes.ofHex("ee".repeat(32)),
                        declarationContext(),
                        Bytes.ofUtf8(DECLARATION))
                .map(RecordCodec::encode)
                .orElseThrow();
    }

    private Sealing.RecordContext declarationContext() {
        return new Sealing.RecordContext(zone.id, "day-ahead", ChainHashes.keyId(suite, suite.signingKey(SENDER)), 7);
    }

    public RecordKey declarationKey() {
        Bytes payload = zone.at(2).block().records().get(1).payload();
        return sealing.openWith(
                        new Hpke(suite).deriveSecret(SESSION_SEED),
                        declarationContext(),
                        RecordCodec.decodeSealed(payload))
                .orElseThrow()
                .key();
    }

    public RecordKey tradeKey() {
        return sealing.resultKey(EPOCH_KEY, Sealing.ResultContext.of(zone.at(2).header()), 1);
    }

    public Proof declarationProof() {
        return zoneProof(
                Proof.Kind.RECORD, zone.recordInclusion(2, 1), suite.signingKey(SENDER), Optional.of(declarationKey()));
    }

    public Proof tradeProof() {
        return zoneProof(Proof.Kind.RESULT, zone.resultInclusion(2, 1), Bytes.EMPTY, Optional.of(tradeKey()));
    }

    /** A proof of the only record in a block of the main chain. */
    public Proof publicationProof(long height) {
        return new Proof(
                Proof.FORMAT,
                Proof.Kind.RECORD,
                main.recordInclusion(height, 0),
                suite.signingKey(SENDER),
                BlockCodec.encode(main.at(height).header()),
                Optional.empty(),
                main.history(height, main.height()),
                main.head(),
                ChainCodec.encode(main.genesis),
                main.changes(),
                Optional.empty());
    }

    private Proof zoneProof(Proof.Kind kind, Proof.Inclusion item, Bytes senderKey, Optional<RecordKey> key) {
        Proof.Anchoring anchoring = new Proof.Anchoring(
                zone.history(2, 6),
                main.recordInclusion(5, 1),
                main.resultInclusion(5, 1),
                BlockCodec.encode(main.at(5).header()));
        return new Proof(
                Proof.FORMAT,
                kind,
                item,
                senderKey,
                BlockCodec.encode(zone.at(2).header()),
                Optional.of(anchoring),
                main.history(5, 10),
                main.head(),
                ChainCodec.encode(main.genesis),
                main.changes(),
                key);
    }
}
