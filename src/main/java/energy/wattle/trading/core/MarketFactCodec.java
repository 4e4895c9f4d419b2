package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.StoredTrades;
import energy.wattle.trading.core.MarketFact.DeclarationVoid;
import energy.wattle.trading.core.MarketFact.IntervalCleared;
import energy.wattle.trading.core.MarketFact.IntervalVoid;
import energy.wattle.trading.core.MarketFact.OrderOutcome;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.trading.core.MarketFact.SessionCancelled;
import energy.wattle.trading.core.MarketFact.SessionCleared;
import energy.wattle.trading.core.MarketFact.SessionClosed;
import energy.wattle.trading.core.MarketFact.SessionOpened;
import energy.wattle.trading.core.MarketFact.TradeMade;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The bytes of trading's results. Field 1 is the session, except where the session's terms say it. */
public final class MarketFactCodec {

    /** Kinds of results. */
    public static final String SESSION_OPENED = "SESSION_OPENED";

    public static final String SESSION_CLOSED = "SESSION_CLOSED";
    public static final String SESSION_CLEARED = "SESSION_CLEARED";
    public static final String SESSION_CANCELLED = "SESSION_CANCELLED";
    public static final String CLEARED_INTERVAL = "CLEARED_INTERVAL";
    public static final String TRADE = "TRADE";
    public static final String ORDERS = "ORDERS";
    public static final String DECLARATION_VOID = "DECLARATION_VOID";
    public static final String INTERVAL_VOID = "INTERVAL_VOID";

    /** The most reasons that one result lists. A declaration that breaks more rules would not fit into any block. */
    public static final int MOST_FAULTS = 100;

    private static final int NAME_LENGTH = 400;
    private static final int PART_LENGTH = 4096;
    private static final int MOST_ORDERS = DeclarationCodec.MAXIMUM_CURVES * DeclarationCodec.MAXIMUM_STEPS;

    private MarketFactCodec() {}

    static Contract.Fact encode(MarketFact fact) {
        return switch (fact) {
            case SessionOpened opened ->
                plain(SESSION_OPENED, new WireWriter().bytes(1, SessionTerms.encode(opened.terms())));
            case SessionClosed closed -> plain(SESSION_CLOSED, of(closed));
            case SessionCleared cleared ->
                plain(SESSION_CLEARED, totals(of(cleared), 2, cleared.volume(), cleared.meanPrice()));
            case SessionCancelled(var terms, var reason) ->
                plain(
                        SESSION_CANCELLED,
                        new WireWriter().bytes(1, SessionTerms.encode(terms)).uint(2, Codes.of(reason)));
            case IntervalCleared cleared ->
                plain(
                        CLEARED_INTERVAL,
                        totals(
                                of(cleared).uint(2, seconds(cleared.interval())),
                                3,
                                cleared.volume(),
                                cleared.meanPrice()));
            case TradeMade(var session, var index, var trade, var source) ->
                encrypted(
                        TRADE,
                        of(fact).uint(2, seconds(trade.interval()))
                                .uint(3, index)
                                .uint(4, Codes.of(source))
                                .bytes(5, StoredTrades.encode(trade)));
            case OrdersCounted(var session, var place, var participant, var orders) -> {
                WireWriter writer = declared(fact, place, participant);
                orders.forEach(order -> writer.element(5, encode(order)));
                yield encrypted(ORDERS, writer);
            }
            case DeclarationVoid(var session, var place, var participant, var faults) ->
                encrypted(DECLARATION_VOID, faults(declared(fact, place, participant), faults));
            case IntervalVoid(var session, var place, var participant, var interval, var faults) ->
                encrypted(
                        INTERVAL_VOID, faults(declared(fact, place, participant).uint(5, seconds(interval)), faults));
        };
    }

    /**
     * Reads a result's plaintext.
     *
     * @return nothing if the kind is none of trading's
     * @throws MalformedException if the bytes are no such result
     */
    public static Optional<MarketFact> decode(String kind, Bytes plaintext) {
        return switch (kind) {
            case SESSION_OPENED ->
                read(kind, plaintext, fields -> new SessionOpened(SessionTerms.decode(fields.bytes(1, PART_LENGTH))));
            case SESSION_CLOSED -> read(kind, plaintext, fields -> new SessionClosed(session(fields)));
            case SESSION_CLEARED ->
                read(
                        kind,
                        plaintext,
                        fields -> new SessionCleared(session(fields), energy(fields, 2), mean(fields, 3)));
            case SESSION_CANCELLED ->
                read(
                        kind,
                        plaintext,
                        fields -> new SessionCancelled(
                                SessionTerms.decode(fields.bytes(1, PART_LENGTH)),
                                constant(fields, 2, CancellationReason.values())));
            case CLEARED_INTERVAL ->
                read(
                        kind,
                        plaintext,
                        fields -> new IntervalCleared(
                                session(fields), interval(fields, 2), energy(fields, 3), mean(fields, 4)));
            case TRADE -> read(kind, plaintext, MarketFactCodec::trade);
            case ORDERS -> read(kind, plaintext, MarketFactCodec::orders);
            case DECLARATION_VOID ->
                read(
                        kind,
                        plaintext,
                        fields -> new DeclarationVoid(
                                session(fields), place(fields), participant(fields), faults(fields)));
            case INTERVAL_VOID ->
                read(
                        kind,
                        plaintext,
                        fields -> new IntervalVoid(
                                session(fields),
                                place(fields),
                                participant(fields),
                                interval(fields, 5),
                                faults(fields)));
            default -> Optional.empty();
        };
    }

    private static Optional<MarketFact> read(String kind, Bytes plaintext, Function<WireReader, MarketFact> fields) {
        return Optional.of(WireReader.read(kind, plaintext, Limits.PAYLOAD_LENGTH, fields));
    }

    private static Contract.Fact plain(String kind, WireWriter writer) {
        return new Contract.Fact(kind, writer.finish(), false);
    }

    private static Contract.Fact encrypted(String kind, WireWriter writer) {
        return new Contract.Fact(kind, writer.finish(), true);
    }

    private static WireWriter of(MarketFact fact) {
        return new WireWriter().text(1, fact.session().name());
    }

    private static WireWriter declared(MarketFact fact, RecordPlace place, ParticipantId participant) {
        return of(fact).uint(2, place.height()).uint(3, place.position()).text(4, participant.code());
    }

    private static WireWriter faults(WireWriter writer, List<CodedFault> faults) {
        faults.stream().limit(MOST_FAULTS).forEach(fault -> writer.element(6, fault.encode()));
        return writer;
    }

    private static List<CodedFault> faults(WireReader fields) {
        return fields.elements(6, MOST_FAULTS, PART_LENGTH).stream()
                .map(CodedFault::decode)
                .toList();
    }

    /** Without trades there is no price, and no field after the volume. */
    private static WireWriter totals(WireWriter writer, int field, WattHours volume, Optional<Price> meanPrice) {
        writer.uint(field, volume.value());
        meanPrice.ifPresent(price -> writer.bytes(
                field + 1, new WireWriter().uint(1, 1).sint(2, price.micros()).finish()));
        return writer;
    }

    private static Optional<Price> mean(WireReader fields, int field) {
        Bytes price = fields.bytes(field, PART_LENGTH);
        return price.isEmpty()
                ? Optional.empty()
                : Optional.of(WireReader.read("price", price, PART_LENGTH, inner -> {
                    inner.uint(1, 1);
                    return new Price(inner.sint(2));
                }));
    }

    private static TradeMade trade(WireReader fields) {
        SessionId session = session(fields);
        Interval interval = interval(fields, 2);
        int index = fields.uint32(3);
        EnergySource source = constant(fields, 4, EnergySource.values());
        return new TradeMade(session, index, StoredTrades.decodeTrade(interval, fields.bytes(5, PART_LENGTH)), source);
    }

    private static OrdersCounted orders(WireReader fields) {
        SessionId session = session(fields);
        RecordPlace place = place(fields);
        ParticipantId participant = participant(fields);
        List<OrderOutcome> orders = fields.elements(5, MOST_ORDERS, PART_LENGTH).stream()
                .map(order -> decodeOrder(participant, order))
                .toList();
        return new OrdersCounted(session, place, participant, orders);
    }

    private static Bytes encode(OrderOutcome outcome) {
        Order order = outcome.order();
        return new WireWriter()
                .uint(1, seconds(outcome.interval()))
                .text(2, order.id().code())
                .uint(3, order instanceof Ask ask ? 1 + Codes.of(ask.source()) : 0)
                .uint(4, order.quantity().value())
                .sint(5, order.limit().micros())
                .uint(6, outcome.open().value())
                .finish();
    }

    private static OrderOutcome decodeOrder(ParticipantId participant, Bytes order) {
        return WireReader.read("order", order, PART_LENGTH, fields -> {
            Interval interval = interval(fields, 1);
            OrderId id = new OrderId(fields.text(2, NAME_LENGTH));
            int source = (int) fields.uint(3, EnergySource.values().length);
            WattHours quantity = energy(fields, 4);
            Price limit = new Price(fields.sint(5));
            Order decoded = source == 0
                    ? new Bid(id, participant, quantity, limit)
                    : new Ask(id, participant, Codes.constant(EnergySource.class, source - 1), quantity, limit);
            return new OrderOutcome(interval, decoded, energy(fields, 6));
        });
    }

    private static SessionId session(WireReader fields) {
        return SessionTerms.id(fields.text(1, SealedPayload.SESSION_LENGTH));
    }

    private static RecordPlace place(WireReader fields) {
        return new RecordPlace(fields.uint64(2), fields.uint32(3));
    }

    private static ParticipantId participant(WireReader fields) {
        return new ParticipantId(fields.text(4, NAME_LENGTH));
    }

    private static Interval interval(WireReader fields, int field) {
        return new Interval(Instant.ofEpochSecond(fields.uint64(field)));
    }

    private static WattHours energy(WireReader fields, int field) {
        return new WattHours(fields.uint64(field));
    }

    private static <E> E constant(WireReader fields, int field, E[] constants) {
        return constants[(int) fields.uint(field, constants.length - 1L)];
    }

    private static long seconds(Interval interval) {
        return interval.start().getEpochSecond();
    }
}
