package energy.wattle.settlement.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Words;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.core.SettlementFacts;
import energy.wattle.trading.TradeId;
import java.util.Optional;

/** Says what settlement's results hold. */
public final class SettlementWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        return switch (kind) {
            case SettlementFacts.LINE -> Optional.of(words(SettlementFacts.decodeLine(plaintext)));
            case SettlementFacts.SETTLED ->
                Optional.of(SettlementFacts.decodeSettled(plaintext).toString());
            default -> Optional.empty();
        };
    }

    private static String words(BookedLine booked) {
        SettlementLine line = booked.line();
        TradeId trade = line.trade();
        return """
                A settlement line, booking %d of its interval.
                Delivery interval: %s, 15 minutes
                For: %s%s
                Payer: %s
                Payee: %s
                Quantity: %s kWh
                Price: %s per kWh
                Amount: %s
                Rests on: %s energy""".formatted(
                        booked.booking(),
                        booked.interval(),
                        line.kind(),
                        trade == null
                                ? ""
                                : ", trade of orders %s and %s"
                                        .formatted(
                                                trade.sellOrder().code(),
                                                trade.buyOrder().code()),
                        line.payer().code(),
                        line.payee().code(),
                        line.quantity(),
                        line.price(),
                        line.amount(),
                        line.quality());
    }
}
