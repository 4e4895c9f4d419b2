package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests of contracts rely on. */
class LedgerHarnessTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    private final LedgerHarness zone = LedgerHarness.zone("Z1", START, List.of(new MeterLog()), LedgerHarness.nobody())
            .allow("operator", RecordKind.GRID_PRICE, RecordKind.METER_READING)
            .allow("seller", RecordKind.DECLARATION, RecordKind.KEY);

    @Test
    void recordsOfAllThreeTargetsAreExecutedAndTheirResultsRead() {
        zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.60"));
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.submitToSession("seller", RecordKind.DECLARATION, Bytes.ofUtf8("sell 11 kWh"), "Z1/day-ahead");
        zone.submit("seller", RecordKind.KEY, zone.sessionPair("Z1/day-ahead").secret());
        FinalBlock block = zone.block(START.plusSeconds(10));

        assertThat(zone.results("PRICE")).containsExactly(Bytes.ofUtf8("0.60"));
        assertThat(zone.results("READING")).containsExactly(Bytes.ofUtf8("17 Wh"));
        assertThat(zone.results("OPENED")).containsExactly(Bytes.ofUtf8("sell 11 kWh"));
        assertThat(MeterLog.log(zone.state())).hasSize(3);
        assertThat(block.height()).isEqualTo(2);
        assertThat(block.time()).isEqualTo(START.plusSeconds(10));
        assertThat(block.records().get(1).plaintext()).contains(Bytes.ofUtf8("17 Wh"));
        assertThat(block.results().get(1).result().content()).isInstanceOf(Result.Encrypted.class);
    }

    @Test
    void voidRecordsTellTheirReason() {
        Hash empty = zone.submit("operator", RecordKind.GRID_PRICE, Bytes.EMPTY);
        Hash good = zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.60"));
        zone.block(START);

        assertThat(zone.voidReason(empty)).contains("NO_PRICE");
        assertThat(zone.voidReason(good)).isEmpty();
        assertThat(zone.results(Result.VOID)).containsExactly(Bytes.ofUtf8("NO_PRICE"));
    }

    @Test
    void whatDoesNotGetIntoTheBlockIsTold() {
        zone.submit("stranger", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.60"));

        assertThatThrownBy(() -> zone.block(START)).hasMessageStartingWith("not in the block");
    }

    @Test
    void decisionsComeDownAndAnchorsGoUp() {
        zone.decide(START.plusSeconds(1), RecordKind.SETTLEMENT_CONTRACT, Bytes.ofUtf8("spread"));
        zone.decide(START.plusSeconds(2), RecordKind.SETTLEMENT_CONTRACT, Bytes.ofUtf8("average"));

        assertThat(MeterLog.copied(zone.state())).containsExactly(Bytes.ofUtf8("spread"), Bytes.ofUtf8("average"));
        assertThat(zone.allResults(LedgerFact.Copied.KIND).stream().map(LedgerFact.Copied::decode))
                .containsExactly(new LedgerFact.Copied(1, 1, 2), new LedgerFact.Copied(2, 2, 3));

        LedgerHarness main = LedgerHarness.market(START, List.of(), LedgerHarness.nobody());
        LedgerHarness other = main.subChain("Z2", List.of(new MeterLog()), LedgerHarness.nobody());
        main.register(other);
        main.anchor(other);
        main.block(START);
        other.block(START.plus(Duration.ofMinutes(15)));
        Hash anchor = main.anchor(other);
        main.block(START.plus(Duration.ofMinutes(16)));

        assertThat(main.voidReason(anchor)).isEmpty();
        assertThat(ResultCodec.decodeAnchored(main.results(Result.ANCHORED).getFirst()))
                .isEqualTo(new AnchoredBlock(other.chain.id(), 2, other.last().hash()));
        assertThat(main.results(LedgerFact.StepCompleted.KIND).stream().map(LedgerFact.StepCompleted::decode))
                .containsExactly(new LedgerFact.StepCompleted(START.plus(Duration.ofMinutes(15))));
    }
}
