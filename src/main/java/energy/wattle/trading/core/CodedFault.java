package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.BothSides;
import energy.wattle.trading.DeclarationFault.ClassUnknown;
import energy.wattle.trading.DeclarationFault.CurveRepeated;
import energy.wattle.trading.DeclarationFault.EarlierSessionPending;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.IntervalNotCovered;
import energy.wattle.trading.DeclarationFault.NoOrders;
import energy.wattle.trading.DeclarationFault.NoParticipant;
import energy.wattle.trading.DeclarationFault.NotOpenYet;
import energy.wattle.trading.DeclarationFault.NotQualified;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.Replaced;
import energy.wattle.trading.DeclarationFault.SessionCancelled;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclarationFault.Unreadable;
import energy.wattle.trading.DeclarationFault.ZoneMismatch;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.QualificationFault;
import energy.wattle.trading.Side;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A fault as results and tables have it: what it is, and its arguments as text.
 *
 * @param code capital letters and underscores; never changed, as it is on the chain
 */
public record CodedFault(String code, List<String> arguments) {

    private static final int LONGEST = 4096;
    private static final int MOST_ARGUMENTS = 10;

    public CodedFault {
        arguments = List.copyOf(arguments);
    }

    private static CodedFault of(String code, Object... arguments) {
        return new CodedFault(
                code, Arrays.stream(arguments).map(CodedFault::text).toList());
    }

    public static CodedFault of(DeclarationFault fault) {
        return switch (fault) {
            case NotOpenYet(var opens) -> of("NOT_OPEN_YET", opens);
            case GateClosed(var gate) -> of("GATE_CLOSED", gate);
            case SessionCancelled(var reason) -> of("SESSION_CANCELLED", reason);
            case ZoneMismatch(var participants, var sessions) -> of("ZONE_MISMATCH", participants, sessions);
            case NoParticipant() -> of("NO_PARTICIPANT");
            case NoOrders() -> of("NO_ORDERS");
            case Unreadable() -> of("UNREADABLE");
            case Replaced(LedgerPlace(BlockPoint(long height, Instant time), int position)) ->
                of("REPLACED", height, time, position);
            case IntervalNotCovered(var interval) -> of("INTERVAL_NOT_COVERED", interval);
            case BothSides(var interval) -> of("BOTH_SIDES", interval);
            case ClassUnknown(var interval) -> of("CLASS_UNKNOWN", interval);
            case CurveRepeated(var interval, var side) -> of("CURVE_REPEATED", interval, side);
            case StepCount(var interval, var side, var steps) -> of("STEP_COUNT", interval, side, steps);
            case QuantityNotPositive(var interval, var side, var step, var quantity) ->
                of("QUANTITY_NOT_POSITIVE", interval, side, step, quantity);
            case PriceOffTick(var interval, var side, var step, var price, var tick) ->
                of("PRICE_OFF_TICK", interval, side, step, price, tick);
            case PriceOutOfRange(var interval, var side, var step, var price, var floor, var cap) ->
                of("PRICE_OUT_OF_RANGE", interval, side, step, price, floor, cap);
            case PricesNotMonotone(var interval, var side, var step, var price, var before) ->
                of("PRICES_NOT_MONOTONE", interval, side, step, price, before);
            case NotQualified(var interval, var side, var why) -> of("NOT_QUALIFIED", interval, side, why);
            case ExceedsCapacity(var interval, var quantity, var room) ->
                of("EXCEEDS_CAPACITY", interval, quantity, room);
            case ExceedsRenewableCapacity(var interval, var quantity, var room) ->
                of("EXCEEDS_RENEWABLE_CAPACITY", interval, quantity, room);
            case ExceedsConnection(var interval, var quantity, var room) ->
                of("EXCEEDS_CONNECTION", interval, quantity, room);
            case EarlierSessionPending(var interval, var session) ->
                of("EARLIER_SESSION_PENDING", interval, session.name());
        };
    }

    /** @throws IllegalArgumentException if there is no such fault, or its arguments are others */
    public DeclarationFault fault() {
        Reading next = new Reading(arguments);
        DeclarationFault fault = switch (code) {
            case "NOT_OPEN_YET" -> new NotOpenYet(next.instant());
            case "GATE_CLOSED" -> new GateClosed(next.instant());
            case "SESSION_CANCELLED" -> new SessionCancelled(CancellationReason.valueOf(next.text()));
            case "ZONE_MISMATCH" -> new ZoneMismatch(new TradingZoneId(next.text()), new TradingZoneId(next.text()));
            case "NO_PARTICIPANT" -> new NoParticipant();
            case "NO_ORDERS" -> new NoOrders();
            case "UNREADABLE" -> new Unreadable();
            case "REPLACED" ->
                new Replaced(new LedgerPlace(new BlockPoint(next.number(), next.instant()), next.count()));
            case "INTERVAL_NOT_COVERED" -> new IntervalNotCovered(next.interval());
            case "BOTH_SIDES" -> new BothSides(next.interval());
            case "CLASS_UNKNOWN" -> new ClassUnknown(next.interval());
            case "CURVE_REPEATED" -> new CurveRepeated(next.interval(), next.side());
            case "STEP_COUNT" -> new StepCount(next.interval(), next.side(), next.count());
            case "QUANTITY_NOT_POSITIVE" ->
                new QuantityNotPositive(next.interval(), next.side(), next.count(), next.energy());
            case "PRICE_OFF_TICK" ->
                new PriceOffTick(next.interval(), next.side(), next.count(), next.price(), next.price());
            case "PRICE_OUT_OF_RANGE" ->
                new PriceOutOfRange(
                        next.interval(), next.side(), next.count(), next.price(), next.price(), next.price());
            case "PRICES_NOT_MONOTONE" ->
                new PricesNotMonotone(next.interval(), next.side(), next.count(), next.price(), next.price());
            case "NOT_QUALIFIED" ->
                new NotQualified(next.interval(), next.side(), QualificationFault.valueOf(next.text()));
            case "EXCEEDS_CAPACITY" -> new ExceedsCapacity(next.interval(), next.energy(), next.energy());
            case "EXCEEDS_RENEWABLE_CAPACITY" ->
                new ExceedsRenewableCapacity(next.interval(), next.energy(), next.energy());
            case "EXCEEDS_CONNECTION" -> new ExceedsConnection(next.interval(), next.energy(), next.energy());
            case "EARLIER_SESSION_PENDING" -> new EarlierSessionPending(next.interval(), SessionTerms.id(next.text()));
            default -> throw new IllegalArgumentException("no fault is called " + code);
        };
        next.end();
        return fault;
    }

    Bytes encode() {
        WireWriter writer = new WireWriter().text(1, code);
        arguments.forEach(argument -> writer.element(2, Bytes.ofUtf8(argument)));
        return writer.finish();
    }

    static CodedFault decode(Bytes bytes) {
        return WireReader.read(
                "fault",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new CodedFault(
                        fields.text(1, LONGEST),
                        fields.elements(2, MOST_ARGUMENTS, LONGEST).stream()
                                .map(Agenda::utf8)
                                .toList()));
    }

    private static String text(Object argument) {
        return switch (argument) {
            case Interval interval -> interval.start().toString();
            case WattHours energy -> Long.toString(energy.value());
            case Price price -> Long.toString(price.micros());
            default -> argument.toString();
        };
    }

    /** Takes arguments one after the other. */
    private static final class Reading {

        private final List<String> arguments;
        private int taken;

        Reading(List<String> arguments) {
            this.arguments = arguments;
        }

        String text() {
            if (taken == arguments.size()) {
                throw new IllegalArgumentException("the fault lacks an argument");
            }
            return arguments.get(taken++);
        }

        void end() {
            if (taken != arguments.size()) {
                throw new IllegalArgumentException("the fault has an argument too many");
            }
        }

        long number() {
            return Long.parseLong(text());
        }

        int count() {
            return Integer.parseInt(text());
        }

        Instant instant() {
            return Instant.parse(text());
        }

        Interval interval() {
            return new Interval(instant());
        }

        Side side() {
            return Side.valueOf(text());
        }

        WattHours energy() {
            return new WattHours(number());
        }

        Price price() {
            return new Price(number());
        }
    }
}
