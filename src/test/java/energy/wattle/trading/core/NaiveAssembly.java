package energy.wattle.trading.core;

import static java.util.Objects.requireNonNull;

import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.Submission;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Assembly as a person would do it with a pile of letters: for each letter, look through all others for one that
 * replaces it, and read it once more for each interval. Shares nothing with {@link BookAssembly} and its rules, and
 * tells only whether something counts.
 */
final class NaiveAssembly {

    final Map<Interval, List<String>> orders = new TreeMap<>();
    final Set<String> voidDeclarations = new TreeSet<>();
    final Set<String> voidIntervals = new TreeSet<>();

    private final SessionClosing closing;

    NaiveAssembly(SessionClosing closing, List<Submission> submissions) {
        this.closing = closing;
        for (Submission submission : submissions) {
            boolean last = inTime(submission)
                    && submissions.stream()
                            .noneMatch(other -> inTime(other)
                                    && other.participant().equals(submission.participant())
                                    && name(other).compareTo(name(submission)) > 0);
            switch (submission) {
                case Submission.Withdrawn withdrawn -> {}
                case Submission.Unreadable unreadable -> voidDeclarations.add(name(unreadable));
                case Submission.Declared declared
                when last && isRightAsAWhole(declared.declaration()) -> add(declared, declared.declaration());
                case Submission.Declared declared -> voidDeclarations.add(name(declared));
            }
        }
    }

    /** Heights and positions of one length each, so that names sort as places do. */
    static String name(Submission submission) {
        return submission.place().block().height() + "-" + submission.place().position();
    }

    private boolean inTime(Submission submission) {
        return submission.place().block().height() < closing.closed().height()
                && submission.place().block().time().isBefore(closing.session().gate());
    }

    private boolean isRightAsAWhole(Declaration declaration) {
        Trader trader = closing.traders().get(declaration.participant());
        return trader != null
                && trader.zone().equals(closing.session().id().zone())
                && !declaration.curves().isEmpty();
    }

    private void add(Submission.Declared declared, Declaration declaration) {
        int line = 1;
        for (DeclaredCurve curve : declaration.curves()) {
            boolean counts = counts(declared, curve.interval());
            if (!counts) {
                voidIntervals.add(name(declared) + " " + curve.interval());
            }
            for (DeclaredStep step : curve.steps()) {
                String order = "%s-%d %s %s".formatted(name(declared), line++, curve.side(), step.quantity());
                if (counts) {
                    orders.computeIfAbsent(curve.interval(), any -> new ArrayList<>())
                            .add(order);
                }
            }
        }
    }

    private boolean counts(Submission.Declared declared, Interval interval) {
        Trader trader = requireNonNull(closing.traders().get(declared.participant()));
        long sell = 0;
        long renewable = 0;
        long buy = 0;
        List<String> kinds = new ArrayList<>();
        boolean right = closing.session().intervals().contains(interval);
        for (DeclaredCurve curve : declared.declaration().curves()) {
            if (!curve.interval().equals(interval)) {
                continue;
            }
            long sum = curve.steps().stream()
                    .mapToLong(step -> step.quantity().value())
                    .sum();
            right &= isRight(curve);
            switch (curve) {
                case DeclaredCurve.Buy any -> {
                    kinds.add("BUY");
                    buy += sum;
                }
                case DeclaredCurve.Sell offer -> {
                    kinds.add("SELL " + offer.source());
                    sell += sum;
                    renewable += offer.source().equals(Optional.of(EnergySource.RENEWABLE)) ? sum : 0;
                }
            }
        }
        right &= kinds.stream().distinct().count() == kinds.size();
        right &= kinds.size() == 1 || !kinds.contains("BUY");
        TradedEnergy traded = trader.tradedIn(interval);
        long net = traded.sold().value() - traded.bought().value();
        right &= sell == 0 || 4 * (net + sell) <= trader.limits().feedIn().value();
        right &= renewable == 0
                || 4 * (traded.soldRenewable().value() + renewable)
                        <= trader.limits().renewable().value();
        right &= buy == 0 || 4 * (buy - net) <= trader.limits().connection().value();
        right &= buy > 0 ? may(trader, Side.BUY, buy, net) : may(trader, Side.SELL, sell, -net);
        return right && closing.others().stream().allMatch(other -> isPast(other, interval, declared));
    }

    private static boolean isRight(DeclaredCurve curve) {
        List<DeclaredStep> steps = curve.steps();
        boolean right = !steps.isEmpty() && steps.size() <= 10;
        for (int i = 0; i < steps.size(); i++) {
            long price = steps.get(i).limit().micros();
            long rise = i == 0 ? 0 : price - steps.get(i - 1).limit().micros();
            right &= steps.get(i).quantity().value() >= 1;
            right &= price % 100 == 0 && price >= -1_000_000 && price <= 2_000_000;
            right &= i == 0 || (curve instanceof DeclaredCurve.Buy ? rise < 0 : rise > 0);
        }
        return right
                && !(curve instanceof DeclaredCurve.Sell sell && sell.source().isEmpty());
    }

    private boolean may(Trader trader, Side side, long quantity, long against) {
        Instant now = closing.clearing().time();
        boolean own = false;
        boolean any = false;
        for (TradingQualification qualification : trader.qualifications()) {
            boolean holds = !qualification.suspended()
                    && qualification.from().compareTo(now) <= 0
                    && qualification.until().compareTo(now) > 0;
            any |= holds;
            own |= holds && qualification.side() == side;
        }
        return own || (any && quantity <= against);
    }

    private boolean isPast(SessionStatus other, Interval interval, Submission declared) {
        if (!other.session().intervals().contains(interval)
                || other.session().gate().compareTo(closing.session().gate()) >= 0) {
            return true;
        }
        long over = switch (other.state()) {
            case SessionState.Cleared cleared -> cleared.since().height();
            case SessionState.Cancelled cancelled -> cancelled.since().height();
            default -> Long.MAX_VALUE;
        };
        return over < declared.place().block().height();
    }
}
