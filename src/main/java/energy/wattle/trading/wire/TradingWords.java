package energy.wattle.trading.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Words;
import energy.wattle.trading.Trade;
import energy.wattle.trading.core.MarketFact;
import energy.wattle.trading.core.MarketFactCodec;
import java.util.Locale;
import java.util.Optional;

/** Says what trading's results hold. */
public final class TradingWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        return MarketFactCodec.decode(kind, plaintext).map(TradingWords::words);
    }

    private static String words(MarketFact fact) {
        if (fact instanceof MarketFact.TradeMade made) {
            Trade trade = made.trade();
            return """
                    A trade of the session %s.
                    Delivery interval: %s, 15 minutes
                    Seller: %s, %s
                    Buyer: %s
                    Quantity: %s kWh
                    Price: %s per kWh
                    Orders: %s, %s""".formatted(
                            made.session(),
                            trade.interval(),
                            trade.seller(),
                            made.source().name().toLowerCase(Locale.ROOT),
                            trade.buyer(),
                            trade.quantity(),
                            trade.price(),
                            trade.sellOrder().code(),
                            trade.buyOrder().code());
        }
        return fact.toString();
    }
}
