package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.BlockExecution.Wrong;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Contracts; Encryption; One height, rule 12. */
class BlockExecutionTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final Bytes PRICE = Bytes.ofUtf8("0.60");

    private final LedgerHarness zone = harness();

    private static LedgerHarness harness() {
        return LedgerHarness.zone("Z1", START, List.of(new MeterLog()), LedgerHarness.nobody())
                .allow("operator", RecordKind.GRID_PRICE, RecordKind.METER_READING)
                .allow("other", RecordKind.GRID_PRICE);
    }

    @Test
    void laterRecordsSeeWhatEarlierOnesHaveWritten() {
        List<Bytes> prices =
                IntStream.range(0, 20).mapToObj(i -> Bytes.ofUtf8("0." + i)).toList();
        prices.forEach(price -> zone.submit("operator", RecordKind.GRID_PRICE, price));
        zone.block(START);

        assertThat(MeterLog.log(zone.state())).isEqualTo(prices);
    }

    @Test
    void anEncryptedResultOpensWithItsOwnKeyOnly() {
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("18 Wh"));
        FinalBlock block = zone.block(START);
        Sealing sealing = new Sealing(zone.suite);
        Sealing.ResultContext context = Sealing.ResultContext.of(block.header());

        for (int i = 0; i < 2; i++) {
            Result result = block.results().get(i).result();
            Result.Encrypted sealed = (Result.Encrypted) result.content();
            RecordKey own = sealing.resultKey(zone.epochKey(0).orElseThrow(), context, i);
            RecordKey others = sealing.resultKey(zone.epochKey(0).orElseThrow(), context, 1 - i);
            assertThat(sealing.openResult(own, zone.chain.id(), block.height(), result.kind(), sealed.payload()))
                    .contains(Bytes.ofUtf8(17 + i + " Wh"));
            assertThat(sealing.openResult(others, zone.chain.id(), block.height(), result.kind(), sealed.payload()))
                    .isEmpty();
        }
    }

    @Test
    void aVoidRecordUsesUpItsNumberAndHasNoOtherEffect() {
        Hash record = zone.submit("operator", RecordKind.GRID_PRICE, Bytes.EMPTY);
        FinalBlock block = zone.block(START);

        assertThat(zone.voidReason(record)).contains("NO_PRICE");
        assertThat(block.results()).hasSize(1);
        assertThat(MeterLog.log(zone.state())).isEmpty();
        assertThat(NodeState.sequence(zone.state(), zone.keyId("operator"))).isEqualTo(1);
    }

    @Test
    void aSealedPayloadThatIsNoneIsVoid() {
        Hash record = zone.submit("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.block(START);

        assertThat(zone.voidReason(record)).contains("MALFORMED");
    }

    @Test
    void aKindThatNoContractHasIsVoid() {
        zone.allow("cloud", RecordKind.PUBLICATION);
        Hash record = zone.submit("cloud", RecordKind.PUBLICATION, Bytes.EMPTY);
        zone.block(START);

        assertThat(zone.voidReason(record)).contains("NOT_SUPPORTED_YET");
    }

    @Test
    void aReadingSealedToAnotherPlaceDoesNotOpen() {
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.block(START);
        Bytes copied = zone.last().records().getFirst().record().payload();
        Hash again = zone.submit("operator", RecordKind.METER_READING, copied);
        zone.block(START);

        assertThat(zone.voidReason(again)).contains("CANNOT_OPEN");
    }

    @Test
    void everyFaultOfARecordMakesTheBlockWrong() {
        zone.submit("operator", RecordKind.GRID_PRICE, PRICE);
        zone.block(START);
        TestKeys keys = zone.keys;
        ChainId id = zone.chain.id();
        LedgerRecord good = zone.record("operator", RecordKind.GRID_PRICE, 2, PRICE);

        assertThat(fault(good)).isEmpty();
        assertThat(fault(signed(versioned(good, 2)))).contains(RecordFault.UNKNOWN_VERSION);
        assertThat(fault(
                        keys.signed(new ChainId(zone.last().hash()), "operator", RecordKind.GRID_PRICE, 2, 500, PRICE)))
                .contains(RecordFault.FOREIGN_CHAIN);
        assertThat(fault(keys.signed(id, "operator", RecordKind.ANCHOR, 2, 500, PRICE)))
                .contains(RecordFault.WRONG_TIER);
        assertThat(fault(keys.signed(id, "operator", RecordKind.GRID_PRICE, 2, zone.height(), PRICE)))
                .contains(RecordFault.EXPIRED);
        assertThat(fault(keys.signed(id, "operator", RecordKind.GRID_PRICE, 2, zone.height() + 1, PRICE)))
                .isEmpty();
        assertThat(fault(keys.signed(id, "stranger", RecordKind.GRID_PRICE, 2, 500, PRICE)))
                .contains(RecordFault.UNKNOWN_SENDER);
        assertThat(fault(keys.signed(id, "operator", RecordKind.ASSIGNED_PRICE, 2, 500, PRICE)))
                .contains(RecordFault.NO_RIGHT);
        assertThat(fault(keys.signed(id, LedgerHarness.NODE, RecordKind.GRID_PRICE, 9, 500, PRICE)))
                .contains(RecordFault.NO_RIGHT);
        assertThat(fault(keys.signed(id, "operator", RecordKind.GRID_PRICE, 1, 500, PRICE)))
                .contains(RecordFault.OVERTAKEN);
        assertThat(fault(versioned(good, 1, Bytes.ofUtf8("0.61")))).contains(RecordFault.BAD_SIGNATURE);
    }

    /** The number counts from the block's earlier records on. */
    @Test
    void aNumberUsedTwiceInOneBlockMakesItWrong() {
        LedgerRecord first = zone.record("operator", RecordKind.GRID_PRICE, 5, PRICE);
        LedgerRecord lower = zone.record("operator", RecordKind.GRID_PRICE, 4, PRICE);
        LedgerRecord higher = zone.record("operator", RecordKind.GRID_PRICE, 6, PRICE);

        assertThat(outcome(List.of(first, first))).isEqualTo(new Wrong(RecordFault.OVERTAKEN, 1));
        assertThat(outcome(List.of(first, lower))).isEqualTo(new Wrong(RecordFault.OVERTAKEN, 1));
        assertThat(outcome(List.of(first, higher))).isInstanceOf(BlockExecution.Executed.class);
    }

    @Test
    void theMainChainNumbersDecisionsPerZone() {
        LedgerHarness main = LedgerHarness.market(START, List.of(new DictatedDecisions()), LedgerHarness.nobody());
        List<Decision> decisions = List.of(
                decision("Z1", "first"), decision("Z2", "second"), decision("Z1", "third"), decision("Z1", "fourth"));
        for (Decision decision : decisions) {
            main.submit(
                    LedgerHarness.ADMINISTRATOR,
                    RecordKind.PARTICIPANT_ADMINISTRATION,
                    DictatedDecisions.encode(decision));
        }
        main.block(START);

        assertThat(main.results(Result.DECISION).stream().map(LedgerFact.Decided::decode))
                .containsExactly(
                        new LedgerFact.Decided(1, decisions.get(0)),
                        new LedgerFact.Decided(1, decisions.get(1)),
                        new LedgerFact.Decided(2, decisions.get(2)),
                        new LedgerFact.Decided(3, decisions.get(3)));
    }

    @Test
    void anEpochsKeyCountsFromTheNextBlockAndThePreviousOneStillOpens() {
        LedgerHarness main = LedgerHarness.market(
                START, List.of(), LedgerHarness.nobody(), List.of(new Genesis.Parameter("epoch-blocks", 2)));
        LedgerHarness short2 = main.subChain("Z1", List.of(new MeterLog()), LedgerHarness.nobody())
                .allow("operator", RecordKind.METER_READING);
        Bytes epoch0 = short2.keys.epochKey(short2.chain.id(), 0).publicKey();

        short2.block(START); // height 2: the last of epoch 0
        Hash inTheKeysBlock = submitTo(short2, epoch0, 1);
        FinalBlock three = short2.block(START); // epoch 1, whose key is in this block
        Hash afterIt = submitTo(short2, epoch0, 2);
        FinalBlock four = short2.block(START);
        short2.block(START); // height 5: epoch 2, whose key is in this block
        Hash tooLate = submitTo(short2, epoch0, 3);
        short2.block(START);

        assertThat(short2.voidReason(inTheKeysBlock)).isEmpty();
        assertThat(short2.voidReason(afterIt)).isEmpty();
        assertThat(short2.voidReason(tooLate)).contains("CANNOT_OPEN");
        assertThat(opens(short2, three, 0)).isTrue();
        assertThat(opens(short2, four, 0)).isFalse();
        assertThat(opens(short2, four, 1)).isTrue();
    }

    @Test
    void aNodeWithoutTheEpochKeyCannotExecuteWhatNeedsIt() {
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.block(START);
        List<LedgerRecord> records = List.of(zone.record(
                "operator",
                RecordKind.METER_READING,
                2,
                zone.last().records().getFirst().record().payload()));

        assertThatThrownBy(() -> zone.execution.execute(zone.state(), place(), records, EpochSecrets.NONE))
                .hasMessage("the epoch key of epoch 0 is not here");
        assertThatThrownBy(() -> zone.execution.execute(
                        zone.state(), place(), records, epoch -> Optional.of(zone.keys.secret("another"))))
                .hasMessage("the epoch key of epoch 0 is not the one committed to");
    }

    private Optional<RecordFault> fault(LedgerRecord record) {
        LedgerRecord other = zone.record("other", RecordKind.GRID_PRICE, 1, PRICE);
        return switch (outcome(List.of(other, record))) {
            case Wrong(RecordFault fault, int index) -> {
                assertThat(index).isEqualTo(1);
                yield Optional.of(fault);
            }
            case BlockExecution.Executed any -> Optional.empty();
        };
    }

    private BlockExecution.Outcome outcome(List<LedgerRecord> records) {
        return zone.execution.execute(zone.state(), place(), records, zone::epochKey);
    }

    private BlockPlace place() {
        return BlockPlace.above(zone.tip, 0, START.toEpochMilli(), 0, zone.keyId(LedgerHarness.NODE));
    }

    private LedgerRecord signed(LedgerRecord record) {
        return Signing.signed(zone.suite, zone.keys.secret("operator"), record);
    }

    private static LedgerRecord versioned(LedgerRecord record, int version) {
        return versioned(record, version, record.payload());
    }

    private static LedgerRecord versioned(LedgerRecord record, int version, Bytes payload) {
        return new LedgerRecord(
                version,
                record.chain(),
                record.kind(),
                record.sender(),
                record.sequence(),
                record.expiryHeight(),
                payload,
                record.signature());
    }

    private static Decision decision(String zone, String payload) {
        return new Decision(new NodeId(zone), RecordKind.SETTLEMENT_CONTRACT, Bytes.ofUtf8(payload));
    }

    private static Hash submitTo(LedgerHarness chain, Bytes key, long sequence) {
        Bytes sealed =
                chain.keys.sealed(chain.chain.id(), "operator", sequence, "", key, Bytes.ofUtf8("reading " + sequence));
        return chain.submit(chain.record("operator", RecordKind.METER_READING, sequence, sealed));
    }

    /** Whether the epoch's key opens the block's last result. */
    private static boolean opens(LedgerHarness chain, FinalBlock block, long epoch) {
        Sealing sealing = new Sealing(chain.suite);
        int last = block.results().size() - 1;
        Result result = block.results().get(last).result();
        RecordKey key =
                sealing.resultKey(chain.epochKey(epoch).orElseThrow(), Sealing.ResultContext.of(block.header()), last);
        return sealing.openResult(
                        key,
                        chain.chain.id(),
                        block.height(),
                        result.kind(),
                        ((Result.Encrypted) result.content()).payload())
                .isPresent();
    }
}
