package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Institution;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import org.jspecify.annotations.Nullable;

/** What settlement leaves among a block's results, and its bytes. */
public final class SettlementFacts {

    /** A settlement line, for the holders of the epoch key: a {@link BookedLine}. */
    public static final String LINE = "LINE";

    /** How far the settlement of an interval has come, for everybody: a {@link Settled}. It names no member. */
    public static final String SETTLED = "SETTLED";

    /** Its numbers leave their range: a {@link Settled} of the last booking, if there was one. */
    public static final String UNSETTLEABLE = "UNSETTLEABLE";

    /** Both of a pair have put forward the same price, for the holders of the epoch key. */
    public static final String PAIR_PRICE_AGREED = "PAIR_PRICE_AGREED";

    /**
     * How far the settlement of an interval has come.
     *
     * @param booking number of its last booking, from 1; 0 while there is none
     * @param version of the zone's settlement contract; 0 for the default
     */
    public record Settled(Interval interval, int booking, SettlementStatus status, int version) {}

    private static final int ID_LENGTH = 400;
    private static final LineKind[] KINDS = LineKind.values();
    private static final Quality[] QUALITIES = Quality.values();
    private static final SettlementStatus[] STATUSES = SettlementStatus.values();

    private SettlementFacts() {}

    /** @throws ArithmeticException if quantity or amount leaves 63 bits */
    public static Bytes encode(BookedLine booked) {
        SettlementLine line = booked.line();
        TradeId trade = line.trade();
        WireWriter writer = new WireWriter()
                .uint(1, GridNumbers.of(booked.interval()))
                .uint(2, booked.booking())
                .text(3, trade == null ? "" : trade.sellOrder().code())
                .text(4, trade == null ? "" : trade.buyOrder().code())
                .uint(5, Codes.of(line.kind()))
                .text(6, line.payer().code())
                .text(7, line.payee().code());
        GridNumbers.writeSigned(writer, 8, line.quantity().value());
        GridNumbers.writeSigned(writer, 9, line.price().micros());
        GridNumbers.writeSigned(writer, 10, line.amount().micros());
        return writer.uint(11, Codes.of(line.quality())).finish();
    }

    /** @throws MalformedException if it is no such fact */
    public static BookedLine decodeLine(Bytes fact) {
        return WireReader.read(
                LINE,
                fact,
                Limits.PAYLOAD_LENGTH,
                fields -> new BookedLine(
                        GridNumbers.readInterval(fields, 1),
                        fields.uint32(2),
                        new SettlementLine(
                                readTrade(fields),
                                KINDS[(int) fields.uint(5, KINDS.length - 1)],
                                party(fields.text(6, ID_LENGTH)),
                                party(fields.text(7, ID_LENGTH)),
                                new WattHours(fields.sint(8)),
                                new Price(fields.sint(9)),
                                new Money(fields.sint(10)),
                                QUALITIES[(int) fields.uint(11, QUALITIES.length - 1)])));
    }

    public static Bytes encode(Settled settled) {
        return new WireWriter()
                .uint(1, GridNumbers.of(settled.interval()))
                .uint(2, settled.booking())
                .uint(3, Codes.of(settled.status()))
                .uint(4, settled.version())
                .finish();
    }

    /** @throws MalformedException if it is no such fact */
    public static Settled decodeSettled(Bytes fact) {
        return WireReader.read(
                SETTLED,
                fact,
                Limits.PAYLOAD_LENGTH,
                fields -> new Settled(
                        GridNumbers.readInterval(fields, 1),
                        fields.uint32(2),
                        STATUSES[(int) fields.uint(3, STATUSES.length - 1)],
                        fields.uint32(4)));
    }

    private static @Nullable TradeId readTrade(WireReader fields) {
        String sell = fields.text(3, ID_LENGTH);
        String buy = fields.text(4, ID_LENGTH);
        return sell.isEmpty() && buy.isEmpty() ? null : new TradeId(new OrderId(sell), new OrderId(buy));
    }

    private static Party party(String code) {
        for (Institution institution : Institution.values()) {
            if (institution.code().equals(code)) {
                return institution;
            }
        }
        return new ParticipantId(code);
    }
}
