package energy.wattle.settlement.core;

import energy.wattle.ledger.StateView;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the settlement contract of an interval from its version and the prices that belong to it. */
final class SettlementRules {

    private SettlementRules() {}

    /** @param assigned used by the contract {@code assigned} only */
    static SettlementContract contract(
            StateView state,
            Interval interval,
            ContractVersion version,
            List<Trade> trades,
            Map<CompensationDirection, Price> assigned) {
        Spread spread = new Spread(version.coefficient());
        CompensationRule rule = switch (version.kind()) {
            case SPREAD -> spread;
            case NEGOTIATED -> new Negotiated(spread, PairPriceState.inForce(state, trades, interval.start()));
            case ASSIGNED -> new Assigned(spread, schedule(interval, assigned));
        };
        return new SettlementContract(rule, version.networkFee(), version.operatorFee());
    }

    private static Map<CompensationDirection, Map<Interval, Price>> schedule(
            Interval interval, Map<CompensationDirection, Price> assigned) {
        Map<CompensationDirection, Map<Interval, Price>> schedule = new EnumMap<>(CompensationDirection.class);
        assigned.forEach((direction, price) -> schedule.put(direction, Map.of(interval, price)));
        return schedule;
    }
}
