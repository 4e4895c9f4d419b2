package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source: {@link Contract}. */
class ContractOrderTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    /** Tells each call, with how much of the log it sees. */
    private record Witness(int table, List<RecordKind> followed) implements Contract {

        @Override
        public List<RecordKind> kinds() {
            return List.of();
        }

        @Override
        public List<RecordKind> follows() {
            return followed;
        }

        @Override
        public List<Integer> tables() {
            return List.of(table);
        }

        @Override
        public Applied begin(StateView state, BlockContext block) {
            return seen("BEGIN", state);
        }

        @Override
        public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
            throw new IllegalStateException("has no kinds");
        }

        @Override
        public Applied follow(StateView state, BlockContext block, RecordInBlock record) {
            return seen("FOLLOW", state);
        }

        @Override
        public Applied conclude(StateView state, BlockContext block) {
            return seen("CONCLUDE", state);
        }

        private Applied seen(String when, StateView state) {
            Fact fact = new Fact(
                    when + "_" + table, Bytes.ofUtf8("" + MeterLog.log(state).size()), false);
            return Applied.of(List.of(fact), List.of());
        }
    }

    @Test
    void contractsComeByTheirLowestTableAndFollowersAfterTheEffect() {
        LedgerHarness zone = LedgerHarness.zone(
                        "Z1",
                        START,
                        List.of(
                                new Witness(80, List.of(RecordKind.GRID_PRICE)),
                                new MeterLog(),
                                new Witness(20, List.of(RecordKind.GRID_PRICE)),
                                new Witness(70, List.of(RecordKind.METER_READING))),
                        LedgerHarness.nobody())
                .allow("operator", RecordKind.GRID_PRICE);
        zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.60"));
        zone.submit("operator", RecordKind.GRID_PRICE, Bytes.EMPTY);
        zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.61"));
        FinalBlock block = zone.block(START);

        assertThat(block.results().stream().map(ContractOrderTest::words))
                .containsExactly(
                        "-1 BEGIN_20 0",
                        "-1 BEGIN_70 0",
                        "-1 BEGIN_80 0",
                        "0 PRICE 0.60",
                        "0 FOLLOW_20 1",
                        "0 FOLLOW_80 1",
                        "1 VOID NO_PRICE",
                        "2 PRICE 0.61",
                        "2 FOLLOW_20 2",
                        "2 FOLLOW_80 2",
                        "-1 CONCLUDE_20 2",
                        "-1 CONCLUDE_70 2",
                        "-1 CONCLUDE_80 2");
    }

    private static String words(FinalBlock.FinalResult result) {
        return "%d %s %s"
                .formatted(
                        result.result().recordIndex(),
                        result.kind(),
                        new String(result.plaintext().toArray(), StandardCharsets.UTF_8));
    }
}
