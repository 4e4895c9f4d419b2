package energy.wattle.settlement.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.membership.Acting;
import energy.wattle.membership.Acting.Standing;
import energy.wattle.settlement.OwnDay;
import energy.wattle.settlement.StatementLine;
import energy.wattle.settlement.Statements;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the day of the participant that the reader acts for. */
@Service
class OwnDayService implements OwnDay {

    private final Acting acting;
    private final OwnBooks books;
    private final Statements statements;
    private final Ledger ledger;

    OwnDayService(Acting acting, OwnBooks books, Statements statements, Ledger ledger) {
        this.acting = acting;
        this.books = books;
        this.statements = statements;
        this.ledger = ledger;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Position> of(Optional<LocalDate> asked) {
        return acting.standing().map(own -> {
            ZoneId timeZone = own.zone().timeZone();
            return position(
                    own,
                    asked.map(date -> new MarketDay(date, timeZone)).orElseGet(() -> MarketDay.of(own.at(), timeZone)));
        });
    }

    private Position position(Standing own, MarketDay day) {
        OwnBooks.Days books = this.books.of(own.id(), day);
        Map<Interval, Money> settled = statements.day(own.id(), day.date()).stream()
                .flatMap(statement -> statement.lines().stream())
                .collect(Collectors.toMap(StatementLine::interval, StatementLine::received, Money::plus));
        List<OfInterval> intervals = day.intervals().stream()
                .map(interval -> {
                    TradedEnergy traded = books.traded(interval);
                    return new OfInterval(
                            interval,
                            traded.sold(),
                            traded.bought(),
                            books.forecast(interval),
                            books.metered(interval),
                            books.agreed(interval),
                            Optional.ofNullable(settled.get(interval)));
                })
                .toList();
        return new Position(
                day,
                own.zone().currency(),
                intervals,
                intervals.stream().map(OfInterval::sold).reduce(WattHours.ZERO, WattHours::plus),
                intervals.stream().map(OfInterval::bought).reduce(WattHours.ZERO, WattHours::plus),
                intervals.stream().map(OfInterval::money).reduce(Money.ZERO, Money::plus),
                settled.values().stream().reduce(Money.ZERO, Money::plus),
                own.at(),
                ledger.head(own.chain()).height());
    }
}
