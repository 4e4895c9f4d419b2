package energy.wattle.settlement.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.settlement.ContractVersion;
import java.time.Instant;
import java.util.List;

/**
 * Settlement on a zone's sub-chain: prices and contract versions as records, and each interval settled, and settled
 * again, at the end of the block that makes it possible. Source: Market rules, Forecast compensation and settlement;
 * decision 0015.
 */
public final class SettlementExecution implements Contract {

    /** Versions of one zone's contract. */
    static final int VERSIONS = 10_000;

    private final MarketView market;
    private final PriceExecution prices;

    public SettlementExecution(MarketView market) {
        this.market = market;
        this.prices = new PriceExecution(market);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(
                RecordKind.GRID_PRICE,
                RecordKind.ASSIGNED_PRICE,
                RecordKind.PAIR_PRICE,
                RecordKind.SETTLEMENT_CONTRACT);
    }

    @Override
    public List<Integer> tables() {
        return SettlementTables.ALL;
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock placed) {
        LedgerRecord record = placed.record();
        try {
            return switch (record.kind()) {
                case GRID_PRICE -> prices.gridPrices(state, block, record.payload());
                case ASSIGNED_PRICE -> prices.assignedPrices(block, record.payload());
                case PAIR_PRICE -> prices.pairPrice(state, block, placed);
                case SETTLEMENT_CONTRACT -> contract(state, block, record.payload());
                default -> throw new IllegalArgumentException("settlement has no records of kind " + record.kind());
            };
        } catch (MalformedException e) {
            return new Voided("MALFORMED");
        }
    }

    @Override
    public Applied conclude(StateView state, BlockContext block) {
        return block.chain().isMain() ? Applied.NOTHING : new SettlementRun(state, block, market).conclude();
    }

    private static Outcome contract(StateView state, BlockContext block, Bytes payload) {
        ContractVersion contract = ContractVersions.decode(payload);
        Instant now = block.instant();
        if (contract.version() != ContractVersions.latest(state) + 1) {
            return new Voided("NOT_THE_NEXT_VERSION");
        }
        if (contract.version() > VERSIONS) {
            return new Voided("TOO_MANY_VERSIONS");
        }
        if (contract.from().isBefore(now)) {
            return new Voided("START_PASSED");
        }
        StateChanges changes = new StateChanges()
                .put(SettlementTables.CONTRACTS, SettlementTables.key(contract.version()), payload)
                .cursor(SettlementTables.LATEST_CONTRACT, contract.version());
        return Applied.of(List.of(), changes.all());
    }
}
