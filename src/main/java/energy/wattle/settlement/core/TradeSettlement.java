package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Institution;
import energy.wattle.units.Money;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;

/**
 * The lines of one trade, in the order of the table in the market rules.
 *
 * @param lines takes the lines
 */
record TradeSettlement(
        Trade trade, Quality quality, SettlementContract contract, GridPrices prices, List<SettlementLine> lines) {

    /**
     * Settles the trade.
     *
     * @param delivered d: Wh that the seller delivered
     * @param taken t: Wh that the buyer took
     */
    void settle(long delivered, long taken) {
        WattHours exchanged = new WattHours(Math.min(delivered, taken));
        if (exchanged.isPositive()) {
            line(LineKind.ENERGY, trade.buyer(), trade.seller(), exchanged, trade.price());
        }
        settleMissing(new WattHours(taken - delivered));
        settleLeftOver(new WattHours(delivered - taken));
        if (exchanged.isPositive()) {
            fee(LineKind.NETWORK_FEE, Institution.GRID, exchanged, contract.networkFee());
            fee(LineKind.OPERATOR_FEE, Institution.OPERATOR, exchanged, contract.operatorFee());
        }
    }

    /** w: the buyer drew it from the grid in the seller's place. */
    private void settleMissing(WattHours missing) {
        if (!missing.isPositive()) {
            return;
        }
        line(LineKind.GRID_IMPORT, trade.buyer(), Institution.GRID, missing, prices.importPrice());
        Price difference = prices.importPrice().minus(trade.price());
        if (difference.isPositive()) {
            Price price = contract.compensation().price(trade, CompensationDirection.SELLER_TO_BUYER, difference);
            line(LineKind.COMPENSATION, trade.seller(), trade.buyer(), missing, price);
        }
    }

    /** v: the seller fed it into the grid in the buyer's place. */
    private void settleLeftOver(WattHours leftOver) {
        if (!leftOver.isPositive()) {
            return;
        }
        line(LineKind.GRID_EXPORT, Institution.GRID, trade.seller(), leftOver, prices.exportPrice());
        Price difference = trade.price().minus(prices.exportPrice());
        if (difference.isPositive()) {
            Price price = contract.compensation().price(trade, CompensationDirection.BUYER_TO_SELLER, difference);
            line(LineKind.COMPENSATION, trade.buyer(), trade.seller(), leftOver, price);
        }
    }

    /** Borne half by each side; the odd micro-unit is the buyer's. */
    private void fee(LineKind kind, Institution payee, WattHours exchanged, Price fee) {
        if (!fee.isPositive()) {
            return;
        }
        Money total = Money.of(exchanged, fee);
        Money sellers = total.halfRoundedDown();
        add(kind, trade.buyer(), payee, exchanged, fee, total.minus(sellers));
        add(kind, trade.seller(), payee, exchanged, fee, sellers);
    }

    private void line(LineKind kind, Party payer, Party payee, WattHours quantity, Price price) {
        add(kind, payer, payee, quantity, price, Money.of(quantity, price));
    }

    private void add(LineKind kind, Party payer, Party payee, WattHours quantity, Price price, Money amount) {
        lines.add(new SettlementLine(trade.id(), kind, payer, payee, quantity, price, amount, quality));
    }
}
