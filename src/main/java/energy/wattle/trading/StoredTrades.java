package energy.wattle.trading;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;

/**
 * Trades of one interval from one clearing, as a sub-chain's state has them.
 *
 * @param trades in the order of matching, at most {@link #MOST}
 */
public record StoredTrades(List<Trade> trades) {

    /** The most trades in one entry. */
    public static final int MOST = 500;

    private static final int NAME_LENGTH = 400;
    private static final int TRADE_LENGTH = 2048;

    public StoredTrades {
        trades = List.copyOf(trades);
    }

    public static StoredTrades decode(Interval interval, Bytes value) {
        return WireReader.read(
                "trades",
                value,
                MOST * TRADE_LENGTH,
                fields -> new StoredTrades(fields.elements(1, MOST, TRADE_LENGTH).stream()
                        .map(trade -> decodeTrade(interval, trade))
                        .toList()));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter();
        trades.forEach(trade -> writer.element(1, encode(trade)));
        return writer.finish();
    }

    /** A trade without its interval. */
    public static Bytes encode(Trade trade) {
        return new WireWriter()
                .text(1, trade.sellOrder().code())
                .text(2, trade.buyOrder().code())
                .text(3, trade.seller().code())
                .text(4, trade.buyer().code())
                .uint(5, trade.quantity().value())
                .sint(6, trade.price().micros())
                .finish();
    }

    public static Trade decodeTrade(Interval interval, Bytes trade) {
        return WireReader.read(
                "trade",
                trade,
                Limits.PAYLOAD_LENGTH,
                fields -> new Trade(
                        interval,
                        new OrderId(fields.text(1, NAME_LENGTH)),
                        new OrderId(fields.text(2, NAME_LENGTH)),
                        new ParticipantId(fields.text(3, NAME_LENGTH)),
                        new ParticipantId(fields.text(4, NAME_LENGTH)),
                        new WattHours(fields.uint64(5)),
                        new Price(fields.sint(6))));
    }
}
