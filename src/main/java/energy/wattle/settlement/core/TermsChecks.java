package energy.wattle.settlement.core;

import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with what a zone is to settle by, before it becomes records. */
public final class TermsChecks {

    /** Problems that are told at most. */
    public static final int MOST = 100;

    private static final Price HIGHEST = new Price(GridNumbers.HIGHEST_PRICE);
    private static final Price LOWEST = new Price(-GridNumbers.HIGHEST_PRICE);

    private final Instant now;
    private final List<Problem> problems = new ArrayList<>();

    private TermsChecks(Instant now) {
        this.now = now;
    }

    public static List<Problem> of(ContractVersion terms, Instant now) {
        TermsChecks checks = new TermsChecks(now);
        checks.start(terms.from());
        checks.notNegative("network fee", terms.networkFee());
        checks.notNegative("operator fee", terms.operatorFee());
        return checks.problems;
    }

    public static List<Problem> ofGridPrices(List<PublishedPrice> prices, Instant now) {
        TermsChecks checks = new TermsChecks(now);
        checks.count(prices.size());
        Set<Interval> seen = new HashSet<>();
        for (PublishedPrice price : prices) {
            checks.reach(price.interval());
            checks.range(price.interval(), price.importPrice());
            checks.range(price.interval(), price.exportPrice());
            checks.once(price.interval(), seen.add(price.interval()));
        }
        return checks.firstProblems();
    }

    public static List<Problem> ofAssignedPrices(List<AssignedPrice> prices, Instant now) {
        TermsChecks checks = new TermsChecks(now);
        checks.count(prices.size());
        Set<List<Object>> seen = new HashSet<>();
        for (AssignedPrice price : prices) {
            checks.reach(price.interval());
            checks.notNegative(price.interval().toString(), price.price());
            checks.once(price.interval(), seen.add(List.of(price.interval(), price.direction())));
        }
        return checks.firstProblems();
    }

    public static List<Problem> of(PairPrice price, Instant now) {
        TermsChecks checks = new TermsChecks(now);
        checks.start(price.from());
        checks.notNegative("price", price.price());
        if (price.from().isAfter(now.plus(PriceExecution.REACH))) {
            checks.problems.add(Problem.of("settlement.terms.reach", price.from(), PriceExecution.REACH.toDays()));
        }
        if (price.seller().equals(price.buyer())) {
            checks.problems.add(Problem.of("settlement.terms.pair.self", price.seller()));
        }
        return checks.problems;
    }

    private void start(Instant from) {
        if (!Interval.isOnGrid(from)) {
            problems.add(Problem.of("settlement.terms.start.grid", from));
        }
        if (from.isBefore(now)) {
            problems.add(Problem.of("settlement.terms.start.passed", from, now));
        }
    }

    private void notNegative(String what, Price price) {
        if (Price.ZERO.isAbove(price) || price.isAbove(HIGHEST)) {
            problems.add(Problem.of("settlement.terms.price.negative", what, price, HIGHEST));
        }
    }

    private void range(Interval interval, Price price) {
        if (LOWEST.isAbove(price) || price.isAbove(HIGHEST)) {
            problems.add(Problem.of("settlement.terms.price.range", interval, price, LOWEST, HIGHEST));
        }
    }

    private void reach(Interval interval) {
        if (interval.start().isBefore(now.minus(PriceExecution.REACH))
                || interval.start().isAfter(now.plus(PriceExecution.REACH))) {
            problems.add(Problem.of("settlement.terms.reach", interval, PriceExecution.REACH.toDays()));
        }
    }

    private void once(Interval interval, boolean isFirst) {
        if (!isFirst) {
            problems.add(Problem.of("settlement.terms.price.twice", interval));
        }
    }

    private void count(int prices) {
        if (prices == 0 || prices > SettlementAdministration.PRICES) {
            problems.add(Problem.of("settlement.terms.prices.count", prices, SettlementAdministration.PRICES));
        }
    }

    private List<Problem> firstProblems() {
        return List.copyOf(problems.subList(0, Math.min(MOST, problems.size())));
    }
}
