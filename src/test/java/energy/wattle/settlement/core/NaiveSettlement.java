package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Settlement written down the way the market rules read, in decimal fractions and by searching lists. Slow, and shares
 * nothing with {@link IntervalSettlement} but the compensation price of the contract.
 */
final class NaiveSettlement {

    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    final List<String> lines = new ArrayList<>();

    private final SettlementInput input;
    private final SettlementContract contract;

    NaiveSettlement(SettlementInput input, SettlementContract contract) {
        this.input = input;
        this.contract = contract;
        for (Trade trade : input.trades()) {
            settle(trade);
        }
        input.metered().forEach(this::settleWithGrid);
    }

    private void settle(Trade trade) {
        GridPrices prices = input.prices();
        String seller = trade.seller().code();
        String buyer = trade.buyer().code();
        long quantity = trade.quantity().value();
        long p = trade.price().micros();
        long g = prices.importPrice().micros();
        long f = prices.exportPrice().micros();
        long d = quantity - share(trade, trade.seller(), true);
        long t = quantity - share(trade, trade.buyer(), false);
        long e = Math.min(d, t);
        if (e > 0) {
            line("ENERGY", buyer, seller, e, p, money(e, p));
        }
        if (t > d) {
            line("GRID_IMPORT", buyer, "GRID", t - d, g, money(t - d, g));
            if (g > p) {
                long c = compensation(trade, CompensationDirection.SELLER_TO_BUYER, g - p);
                line("COMPENSATION", seller, buyer, t - d, c, money(t - d, c));
            }
        }
        if (d > t) {
            line("GRID_EXPORT", "GRID", seller, d - t, f, money(d - t, f));
            if (f < p) {
                long c = compensation(trade, CompensationDirection.BUYER_TO_SELLER, p - f);
                line("COMPENSATION", buyer, seller, d - t, c, money(d - t, c));
            }
        }
        if (e > 0) {
            fee("NETWORK_FEE", "GRID", trade, e, contract.networkFee().micros());
            fee("OPERATOR_FEE", "OPERATOR", trade, e, contract.operatorFee().micros());
        }
    }

    private void fee(String kind, String payee, Trade trade, long e, long fee) {
        if (fee > 0) {
            BigDecimal total = new BigDecimal(money(e, fee));
            long sellers = total.divide(BigDecimal.TWO, 0, RoundingMode.FLOOR).longValueExact();
            line(kind, trade.buyer().code(), payee, e, fee, total.longValueExact() - sellers);
            line(kind, trade.seller().code(), payee, e, fee, sellers);
        }
    }

    private void settleWithGrid(ParticipantId participant, MeteredEnergy metered) {
        long deviation = deviation(participant, metered);
        long overUse = Math.max(0, -deviation) - Math.min(Math.max(0, -deviation), sold(participant));
        long overFeed = Math.max(0, deviation) - Math.min(Math.max(0, deviation), bought(participant));
        if (overUse > 0) {
            long g = input.prices().importPrice().micros();
            line("GRID_IMPORT", participant.code(), "GRID", overUse, g, money(overUse, g));
        }
        if (overFeed > 0) {
            long f = input.prices().exportPrice().micros();
            line("GRID_EXPORT", "GRID", participant.code(), overFeed, f, money(overFeed, f));
        }
    }

    /** What falls on this trade of the participant's shortfall (as seller) or untaken quantity (as buyer). */
    private long share(Trade trade, ParticipantId participant, boolean asSeller) {
        List<Trade> mine = input.trades().stream()
                .filter(other -> (asSeller ? other.seller() : other.buyer()).equals(participant))
                .toList();
        long deviation = deviation(participant, meteredOf(participant));
        long contracted =
                mine.stream().mapToLong(other -> other.quantity().value()).sum();
        long total = Math.min(contracted, Math.max(0, asSeller ? -deviation : deviation));
        List<BigDecimal> exact = mine.stream()
                .map(other -> new BigDecimal(other.quantity().value())
                        .multiply(new BigDecimal(total))
                        .divide(new BigDecimal(contracted), EXACT_ENOUGH))
                .toList();
        long given = exact.stream().mapToLong(BigDecimal::longValue).sum();
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(
                Comparator.comparing((Integer i) -> exact.get(i).remainder(BigDecimal.ONE), Comparator.reverseOrder()));
        int index = mine.indexOf(trade);
        boolean favoured = byRemainder.indexOf(index) < total - given;
        return exact.get(index).longValue() + (favoured ? 1 : 0);
    }

    private long deviation(ParticipantId participant, MeteredEnergy metered) {
        return metered.netExport().value() - (sold(participant) - bought(participant));
    }

    private MeteredEnergy meteredOf(ParticipantId participant) {
        return Objects.requireNonNull(input.metered().get(participant));
    }

    private long sold(ParticipantId participant) {
        return input.trades().stream()
                .filter(trade -> trade.seller().equals(participant))
                .mapToLong(trade -> trade.quantity().value())
                .sum();
    }

    private long bought(ParticipantId participant) {
        return input.trades().stream()
                .filter(trade -> trade.buyer().equals(participant))
                .mapToLong(trade -> trade.quantity().value())
                .sum();
    }

    private long compensation(Trade trade, CompensationDirection direction, long difference) {
        return contract.compensation()
                .price(trade, direction, new Price(difference))
                .micros();
    }

    private static long money(long wattHours, long micros) {
        return new BigDecimal(wattHours)
                .multiply(new BigDecimal(micros))
                .divide(new BigDecimal(1000), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private void line(String kind, String payer, String payee, long wattHours, long micros, long amount) {
        lines.add("%s %s→%s %d Wh @ %d = %d".formatted(kind, payer, payee, wattHours, micros, amount));
    }
}
