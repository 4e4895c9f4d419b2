package energy.wattle.trading.core;

import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Side;
import energy.wattle.trading.TypedAnswer;
import energy.wattle.trading.TypedFault;
import energy.wattle.trading.TypedOrder;
import energy.wattle.trading.TypedOrder.Field;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lines of orders that somebody typed, as the curves of a declaration; and, on the way back, each fault of the
 * declaration at the line and field it comes from.
 */
public final class OrderSheet {

    private final List<TypedOrder> lines;
    private final List<TypedFault> faults = new ArrayList<>();
    private final Map<CurveKey, List<ReadLine>> curves = new LinkedHashMap<>();

    private OrderSheet(List<TypedOrder> lines) {
        this.lines = lines;
    }

    private record CurveKey(Interval interval, Side side, Optional<EnergySource> source) {}

    private record ReadLine(int line, DeclaredStep step) {}

    public static OrderSheet of(List<TypedOrder> lines) {
        OrderSheet sheet = new OrderSheet(lines);
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                sheet.read(line);
            }
        }
        return sheet;
    }

    /** What cannot be read; what else is wrong is told once everything can. */
    public List<TypedFault> faults() {
        return List.copyOf(faults);
    }

    public List<DeclaredCurve> curves() {
        return curves.entrySet().stream()
                .map(entry -> curve(
                        entry.getKey(),
                        entry.getValue().stream().map(ReadLine::step).toList()))
                .toList();
    }

    public int orders() {
        return curves.values().stream().mapToInt(List::size).sum();
    }

    /** @param awaiting as in {@link DeclarationVerdict.Accepted} */
    public TypedAnswer.Ready ready(List<Interval> awaiting) {
        long intervals =
                curves.keySet().stream().map(CurveKey::interval).distinct().count();
        return new TypedAnswer.Ready(
                orders(), Math.toIntExact(intervals), energy(Side.SELL), energy(Side.BUY), awaiting);
    }

    private WattHours energy(Side side) {
        return curves.entrySet().stream()
                .filter(entry -> entry.getKey().side() == side)
                .flatMap(entry -> entry.getValue().stream())
                .map(read -> read.step().quantity())
                .reduce(WattHours.ZERO, WattHours::plus);
    }

    /** Where a fault of the declaration comes from; empty if it concerns all of it. */
    public Optional<TypedFault> locate(DeclarationFault fault) {
        return switch (fault) {
            case DeclarationFault.OfWhole whole -> Optional.empty();
            case DeclarationFault.OfInterval ofInterval -> Optional.of(locateIn(ofInterval));
        };
    }

    private void read(int line) {
        TypedOrder order = lines.get(line);
        Optional<Side> side = constant(Side.class, order.side());
        if (side.isEmpty()) {
            faults.add(new TypedFault(line, Field.SIDE, Problem.of("trading.typed.side")));
        }
        Optional<EnergySource> source = constant(EnergySource.class, order.source());
        if (side.equals(Optional.of(Side.SELL)) && source.isEmpty()) {
            faults.add(new TypedFault(line, Field.SOURCE, Problem.of("trading.typed.source")));
        }
        Optional<WattHours> quantity = number(line, Field.QUANTITY, order.quantity(), WattHours::ofKilowattHours);
        Optional<Price> price = number(line, Field.PRICE, order.price(), Price::of);
        if (side.isPresent() && quantity.isPresent() && price.isPresent()) {
            CurveKey key =
                    new CurveKey(order.interval(), side.get(), side.get() == Side.SELL ? source : Optional.empty());
            curves.computeIfAbsent(key, any -> new ArrayList<>())
                    .add(new ReadLine(line, new DeclaredStep(quantity.get(), price.get())));
        }
    }

    private <T> Optional<T> number(int line, Field field, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (ProblemException e) {
            faults.add(new TypedFault(line, field, e.problem()));
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static DeclaredCurve curve(CurveKey key, List<DeclaredStep> steps) {
        return switch (key.side()) {
            case SELL -> new DeclaredCurve.Sell(key.interval(), key.source(), steps);
            case BUY -> new DeclaredCurve.Buy(key.interval(), steps);
        };
    }

    private TypedFault locateIn(DeclarationFault.OfInterval fault) {
        Problem problem = TypedProblems.of(fault);
        return switch (fault) {
            case QuantityNotPositive(var interval, var side, var step, var quantity) ->
                at(step(interval, side, step, read -> read.quantity().equals(quantity)), Field.QUANTITY, problem);
            case PriceOffTick(var interval, var side, var step, var price, var tick) ->
                at(step(interval, side, step, read -> read.limit().equals(price)), Field.PRICE, problem);
            case PriceOutOfRange(var interval, var side, var step, var price, var floor, var cap) ->
                at(step(interval, side, step, read -> read.limit().equals(price)), Field.PRICE, problem);
            case PricesNotMonotone(var interval, var side, var step, var price, var before) ->
                at(step(interval, side, step, read -> read.limit().equals(price)), Field.PRICE, problem);
            case ExceedsCapacity exceeds -> at(first(fault.interval()), Field.QUANTITY, problem);
            case ExceedsRenewableCapacity exceeds -> at(first(fault.interval()), Field.QUANTITY, problem);
            case ExceedsConnection exceeds -> at(first(fault.interval()), Field.QUANTITY, problem);
            case StepCount(var interval, var side, var steps) ->
                at(step(interval, side, 1, read -> true), Field.QUANTITY, problem);
            case DeclarationFault.OfInterval other -> at(first(other.interval()), Field.SIDE, problem);
        };
    }

    private static TypedFault at(int line, Field field, Problem problem) {
        return new TypedFault(line, field, problem);
    }

    /** The line of a step: faults do not tell the class, so the value decides where there are two. */
    private int step(Interval interval, Side side, int step, Predicate<DeclaredStep> has) {
        return curves.entrySet().stream()
                .filter(entry -> entry.getKey().interval().equals(interval)
                        && entry.getKey().side() == side
                        && entry.getValue().size() >= step)
                .map(entry -> entry.getValue().get(step - 1))
                .filter(read -> has.test(read.step()))
                .map(ReadLine::line)
                .findFirst()
                .orElseGet(() -> first(interval));
    }

    private int first(Interval interval) {
        return curves.entrySet().stream()
                .filter(entry -> entry.getKey().interval().equals(interval))
                .flatMap(entry -> entry.getValue().stream())
                .mapToInt(ReadLine::line)
                .min()
                .orElse(0);
    }
}
