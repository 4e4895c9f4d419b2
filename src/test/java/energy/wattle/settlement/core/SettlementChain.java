package energy.wattle.settlement.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.core.MapState;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.core.SettlementFacts.Settled;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the settlement contract block by block on a state in memory, above a market that a test makes up. */
public final class SettlementChain {

    private static final MarketChain ZONE =
            new MarketChain(new ChainId(hash("zone")), ChainTier.ZONE, new NodeId("Z1"));

    private static final Unsealing NO_SESSIONS = new Unsealing() {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            throw new AssertionError("settlement opens no session");
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            throw new AssertionError("settlement opens no session");
        }
    };

    public final MadeUpMarket market = new MadeUpMarket();

    /** What became of the records of the last block. */
    public List<Outcome> outcomes = List.of();

    /** All lines since the beginning. */
    public final List<BookedLine> lines = new ArrayList<>();

    public final MapState state = new MapState();

    private final SettlementExecution contract = new SettlementExecution(market);
    private final List<RecordInBlock> records = new ArrayList<>();
    private long height;

    /** A key that belongs to its participant. */
    public static KeyId keyOf(String participant) {
        return new KeyId(hash(participant));
    }

    public SettlementChain members(String... ids) {
        Arrays.stream(ids).forEach(market::add);
        return this;
    }

    public SettlementChain trades(Trade... trades) {
        for (Trade trade : trades) {
            market.add(trade);
        }
        return this;
    }

    public SettlementChain record(RecordKind kind, String sender, Bytes payload) {
        LedgerRecord record = new LedgerRecord(
                1,
                ZONE.id(),
                kind,
                keyOf(sender),
                records.size() + 1,
                1_000_000,
                kind.isSealed() ? Bytes.EMPTY : payload,
                Bytes.of(new byte[Limits.SIGNATURE_LENGTH]));
        records.add(new RecordInBlock(
                records.size(), record, Optional.empty(), kind.isSealed() ? Optional.of(payload) : Optional.empty()));
        return this;
    }

    public SettlementChain price(Interval interval, String importPrice, String exportPrice) {
        PublishedPrice price = new PublishedPrice(interval, Price.of(importPrice), Price.of(exportPrice));
        return record(RecordKind.GRID_PRICE, "edge", PriceRecords.encodeGridPrices(List.of(price)));
    }

    public SettlementChain contract(ContractVersion version) {
        return record(RecordKind.SETTLEMENT_CONTRACT, "edge", ContractVersions.encode(version));
    }

    public SettlementChain pairPrice(String sender, PairPrice price) {
        return record(RecordKind.PAIR_PRICE, sender, PriceRecords.encode(price));
    }

    public SettlementChain read(Interval interval, String participant, String kilowattHours) {
        return read(interval, new ParticipantId(participant), WattHours.ofKilowattHours(kilowattHours));
    }

    public SettlementChain read(Interval interval, ParticipantId participant, WattHours energy) {
        market.read(interval, participant, energy, height + 1);
        return this;
    }

    /** Executes a block of all records so far; its facts. */
    public List<Fact> block(Instant time) {
        height++;
        BlockContext block = new BlockContext(ZONE, height, time.toEpochMilli(), 0, NO_SESSIONS);
        outcomes = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (RecordInBlock record : records) {
            Outcome outcome = contract.execute(state, block, record);
            outcomes.add(outcome);
            if (outcome instanceof Applied applied) {
                facts.addAll(applied.facts());
                state.apply(applied.changes());
            }
        }
        records.clear();
        Applied concluded = contract.conclude(state, block);
        state.apply(concluded.changes());
        facts.addAll(concluded.facts());
        facts.stream()
                .filter(fact -> fact.kind().equals(SettlementFacts.LINE))
                .map(fact -> SettlementFacts.decodeLine(fact.payload()))
                .forEach(lines::add);
        return facts;
    }

    /** Executes a block; its results as a node keeps them, on a chain of this name. */
    public FinalBlock finalBlock(MarketChain chain, Instant time) {
        List<FinalResult> results = new ArrayList<>();
        for (Fact fact : block(time)) {
            Result result = new Result(Result.OF_THE_BLOCK, fact.kind(), new Result.Plain(fact.payload()));
            results.add(new FinalResult(results.size(), result, fact.payload()));
        }
        Hash none = hash("none");
        BlockHeader header = new BlockHeader(
                1,
                chain.id(),
                height,
                0,
                time.toEpochMilli(),
                none,
                new KeyId(none),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                0);
        return new FinalBlock(chain, header, none, List.of(), results, state);
    }

    /** Executes a block; the intervals that it settles, or finds that it cannot. */
    public List<Settled> settledIn(Instant time) {
        return block(time).stream()
                .filter(fact -> !fact.isEncrypted())
                .map(fact -> SettlementFacts.decodeSettled(fact.payload()))
                .toList();
    }

    /** Executes a block; what it says of the interval of the examples, as {@code 1 FINAL}: booking and status. */
    public List<String> noonIn(Instant time) {
        return settledIn(time).stream()
                .filter(settled -> settled.interval().equals(Settlements.NOON))
                .map(settled -> settled.booking() + " " + settled.status())
                .toList();
    }

    public List<String> voidReasons() {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Voided voided ? voided.reason() : "in effect")
                .toList();
    }

    private static Hash hash(String text) {
        return new Hash(Bytes.of(Arrays.copyOf(Bytes.ofUtf8(text).toArray(), Hash.LENGTH)));
    }
}
