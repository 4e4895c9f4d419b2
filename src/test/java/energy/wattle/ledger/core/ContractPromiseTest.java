package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A contract that breaks its promise stops the block: nothing that follows from it could be relied on. */
class ContractPromiseTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final Bytes PRICE = Bytes.ofUtf8("0.60");

    @Test
    void aContractThatBreaksItsPromiseStopsTheBlock() {
        Bytes key = Bytes.ofUtf8("key");
        StateChange own = new StateChange(Promise.TABLE, key, Optional.of(key));
        StateChange foreign = new StateChange(1, key, Optional.of(key));

        assertThatThrownBy(() -> broken(Applied.of(List.of(), List.of(foreign))))
                .hasMessageContaining("table 1 is not");
        assertThatThrownBy(() -> broken(Applied.of(List.of(), List.of(own, own))))
                .hasMessageContaining("two changes");
        assertThatThrownBy(() -> broken(new Applied(
                        List.of(),
                        List.of(),
                        List.of(new Decision(new NodeId("Z1"), RecordKind.SETTLEMENT_CONTRACT, key)))))
                .hasMessageContaining("a decision on a sub-chain");
        assertThatThrownBy(() -> broken(Applied.of(List.of(new Fact(Result.VOID, key, false)), List.of())))
                .hasMessageContaining("the ledger's own kind");
        assertThatThrownBy(() -> LedgerHarness.zone(
                        "Z1",
                        START,
                        List.of(new Promise(Applied.of(List.of(new Fact("BEGUN", key, true)), List.of()), true)),
                        LedgerHarness.nobody()))
                .hasMessageContaining("without an epoch key in force");
        assertThatThrownBy(() -> LedgerHarness.zone(
                        "Z1", START, List.of(new MeterLog(), new MeterLog()), LedgerHarness.nobody()))
                .hasMessageContaining("two contracts");
    }

    private void broken(Applied applied) {
        LedgerHarness chain =
                LedgerHarness.zone("Z1", START, List.of(new Promise(applied, false)), LedgerHarness.nobody());
        chain.allow("operator", RecordKind.GRID_PRICE).submit("operator", RecordKind.GRID_PRICE, PRICE);
        chain.block(START);
    }
}
