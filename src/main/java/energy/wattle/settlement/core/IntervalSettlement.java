package energy.wattle.settlement.core;

import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Institution;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles one delivery interval: what was really exchanged at the trade's price, the rest with the grid, and
 * compensation from whoever erred.
 *
 * <p>A pure function of its input. Lines come trade by trade in the order of the table in the market rules, then
 * over-use and over-feed by participant id. Source: Market rules, Forecast compensation and settlement; the paper,
 * section 2, step 3.
 */
public final class IntervalSettlement {

    private final SettlementInput input;
    private final SettlementContract contract;
    private final Map<ParticipantId, Position> positions = new HashMap<>();
    private final long[] quantities;
    private final long[] shortfalls;
    private final long[] untaken;
    private final List<SettlementLine> lines = new ArrayList<>();
    private final List<SettlementLine> gridLines = new ArrayList<>();
    private final List<TradeId> overflowingTrades = new ArrayList<>();
    private final List<ParticipantId> overflowingParticipants = new ArrayList<>();

    private IntervalSettlement(SettlementInput input, SettlementContract contract) {
        this.input = input;
        this.contract = contract;
        int trades = input.trades().size();
        quantities = new long[trades];
        shortfalls = new long[trades];
        untaken = new long[trades];
    }

    /**
     * The lines of the interval.
     *
     * @throws UnsettleableException if a total or an amount leaves 64 bits
     */
    public static List<SettlementLine> settle(SettlementInput input, SettlementContract contract) {
        IntervalSettlement settlement = new IntervalSettlement(input, contract);
        settlement.takePositions();
        settlement.throwIfOverflown();
        settlement.spreadDeviations();
        settlement.settleTrades();
        settlement.throwIfOverflown();
        settlement.lines.addAll(settlement.gridLines);
        return Collections.unmodifiableList(settlement.lines);
    }

    private void takePositions() {
        for (int i = 0; i < quantities.length; i++) {
            Trade trade = input.trades().get(i);
            quantities[i] = trade.quantity().value();
            try {
                positionOf(trade.seller()).sell(i, quantities[i]);
                positionOf(trade.buyer()).buy(i, quantities[i]);
            } catch (ArithmeticException e) {
                overflowingTrades.add(trade.id());
            }
        }
    }

    private void spreadDeviations() {
        input.metered().forEach((participant, metered) -> {
            try {
                long over = positionOf(participant).spread(metered, quantities, shortfalls, untaken);
                settleWithGrid(participant, metered, over);
            } catch (ArithmeticException e) {
                overflowingParticipants.add(participant);
            }
        });
    }

    private void settleWithGrid(ParticipantId participant, MeteredEnergy metered, long over) {
        GridPrices prices = input.prices();
        Quality quality = prices.quality().and(metered.quality());
        if (over < 0) {
            WattHours overUse = new WattHours(Math.negateExact(over));
            Money amount = Money.of(overUse, prices.importPrice());
            gridLines.add(new SettlementLine(
                    null,
                    LineKind.GRID_IMPORT,
                    participant,
                    Institution.GRID,
                    overUse,
                    prices.importPrice(),
                    amount,
                    quality));
        } else if (over > 0) {
            WattHours overFeed = new WattHours(over);
            Money amount = Money.of(overFeed, prices.exportPrice());
            gridLines.add(new SettlementLine(
                    null,
                    LineKind.GRID_EXPORT,
                    Institution.GRID,
                    participant,
                    overFeed,
                    prices.exportPrice(),
                    amount,
                    quality));
        }
    }

    private void settleTrades() {
        for (int i = 0; i < quantities.length; i++) {
            Trade trade = input.trades().get(i);
            Quality quality =
                    input.prices().quality().and(qualityOf(trade.seller())).and(qualityOf(trade.buyer()));
            long delivered = quantities[i] - shortfalls[i];
            long taken = quantities[i] - untaken[i];
            try {
                new TradeSettlement(trade, quality, contract, input.prices(), lines).settle(delivered, taken);
            } catch (ArithmeticException e) {
                overflowingTrades.add(trade.id());
            }
        }
    }

    private void throwIfOverflown() {
        if (!overflowingTrades.isEmpty() || !overflowingParticipants.isEmpty()) {
            throw new UnsettleableException(overflowingTrades, overflowingParticipants);
        }
    }

    private Position positionOf(ParticipantId participant) {
        return positions.computeIfAbsent(participant, any -> new Position());
    }

    private Quality qualityOf(ParticipantId participant) {
        MeteredEnergy metered = input.metered().get(participant);
        return metered == null ? Quality.ESTIMATED : metered.quality();
    }
}
