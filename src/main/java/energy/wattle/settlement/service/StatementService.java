package energy.wattle.settlement.service;

import energy.wattle.membership.Zone;
import energy.wattle.settlement.Amounts;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.DailyStatement;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.MonthlyAmounts;
import energy.wattle.settlement.MonthlyStatement;
import energy.wattle.settlement.PeriodStatus;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.StatementLine;
import energy.wattle.settlement.Statements;
import energy.wattle.settlement.ZoneDay;
import energy.wattle.settlement.core.Progress;
import energy.wattle.settlement.core.StatementReading;
import energy.wattle.settlement.store.AmountStore;
import energy.wattle.settlement.store.AmountStore.PartyAmounts;
import energy.wattle.settlement.store.BookingStore;
import energy.wattle.settlement.store.LineStore;
import energy.wattle.settlement.store.LineStore.StandingLine;
import energy.wattle.settlement.wire.AmountTable;
import energy.wattle.units.Institution;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads statements from what the projection has stored. Each answer is of one moment. */
@Service
@Transactional(readOnly = true)
class StatementService implements Statements {

    private static final int MOST_DAYS = 400;

    private final ZoneBook zones;
    private final LineStore lines;
    private final AmountStore amounts;
    private final BookingStore bookings;

    StatementService(ZoneBook zones, LineStore lines, AmountStore amounts, BookingStore bookings) {
        this.zones = zones;
        this.lines = lines;
        this.amounts = amounts;
        this.bookings = bookings;
    }

    @Override
    public Optional<DailyStatement> day(ParticipantId participant, LocalDate date) {
        return zones.zoneOf(participant).map(zone -> {
            MarketDay day = new MarketDay(date, zone.timeZone());
            List<StandingLine> standing = lines.ofParticipant(zone.id(), participant, day.start(), day.end());
            return new DailyStatement(
                    participant,
                    zone.id(),
                    day,
                    zone.currency(),
                    progress(zone.id(), day.start(), day.end()).of(day),
                    standing.stream()
                            .map(line -> StatementReading.amounts(
                                    line.placed().booked().line(), participant))
                            .reduce(Amounts.NONE, Amounts::plus),
                    standing.stream()
                            .map(line -> statementLine(line, participant))
                            .toList());
        });
    }

    @Override
    public Optional<MonthlyStatement> month(ParticipantId participant, YearMonth month) {
        return zones.zoneOf(participant).map(zone -> {
            List<MarketDay> days = days(month, zone.timeZone());
            Instant from = days.getFirst().start();
            Instant until = days.getLast().end();
            Progress progress = progress(zone.id(), from, until);
            Map<LocalDate, Amounts> byDay = new HashMap<>();
            amounts.ofParticipant(zone.id(), participant, from, until)
                    .forEach(interval -> byDay.merge(
                            MarketDay.of(interval.interval().start(), zone.timeZone())
                                    .date(),
                            interval.amounts(),
                            Amounts::plus));
            return new MonthlyStatement(
                    participant,
                    zone.id(),
                    month,
                    zone.currency(),
                    progress.ofDays(days),
                    byDay.values().stream().reduce(Amounts.NONE, Amounts::plus),
                    days.stream()
                            .map(day -> new MonthlyStatement.Day(
                                    day.date(), progress.of(day), byDay.getOrDefault(day.date(), Amounts.NONE)))
                            .toList());
        });
    }

    @Override
    public List<MonthlyAmounts> amounts(TradingZoneId zone, YearMonth month) {
        return amounts(required(zone), month);
    }

    @Override
    public void export(TradingZoneId zone, YearMonth month, Writer out) throws IOException {
        Zone known = required(zone);
        AmountTable.write(out, zone, month, known.currency(), amounts(known, month));
    }

    @Override
    public List<ZoneDay> days(TradingZoneId zone, LocalDate first, LocalDate last) {
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw new IllegalArgumentException("%s to %s are not 1 to %d days".formatted(first, last, MOST_DAYS));
        }
        ZoneId timeZone = required(zone).timeZone();
        List<MarketDay> days = first.datesUntil(last.plusDays(1))
                .map(date -> new MarketDay(date, timeZone))
                .toList();
        Instant from = days.getFirst().start();
        Instant until = days.getLast().end();
        Progress progress = progress(zone, from, until);
        Map<LocalDate, Map<LineKind, ZoneDay.Total>> totals = new HashMap<>();
        amounts.totals(zone, from, until)
                .forEach(total -> totals.computeIfAbsent(
                                MarketDay.of(total.interval().start(), timeZone).date(),
                                any -> new EnumMap<>(LineKind.class))
                        .merge(total.kind(), total.total(), StatementService::sum));
        return days.stream()
                .map(day -> zoneDay(day, progress, totals.getOrDefault(day.date(), Map.of())))
                .toList();
    }

    @Override
    public SortedMap<ParticipantId, Money> netMoney(TradingZoneId zone, Instant from, Instant until) {
        SortedMap<ParticipantId, Money> net = new TreeMap<>();
        for (PartyAmounts party : amounts.byParty(zone, from, until)) {
            if (party.party() instanceof ParticipantId participant) {
                net.put(participant, party.all().net());
            }
        }
        return net;
    }

    @Override
    public List<SettledInterval> intervals(TradingZoneId zone, Instant from, Instant until) {
        return bookings.intervals(zone, from, until);
    }

    @Override
    public List<BookedLine> lines(TradingZoneId zone, Instant from, Instant until) {
        return lines.ofZone(zone, from, until).stream()
                .map(line -> line.placed().booked())
                .toList();
    }

    private List<MonthlyAmounts> amounts(Zone zone, YearMonth month) {
        List<MarketDay> days = days(month, zone.timeZone());
        Instant from = days.getFirst().start();
        Instant until = days.getLast().end();
        PeriodStatus status = progress(zone.id(), from, until).ofDays(days);
        return amounts.byParty(zone.id(), from, until).stream()
                .map(party -> new MonthlyAmounts(party.party(), status, party.all(), party.provisional()))
                .sorted(Comparator.comparing((MonthlyAmounts row) -> row.party() instanceof Institution)
                        .thenComparing(row -> row.party().code()))
                .toList();
    }

    private Progress progress(TradingZoneId zone, Instant from, Instant until) {
        return Progress.of(bookings.first(zone), bookings.intervals(zone, from, until));
    }

    private Zone required(TradingZoneId zone) {
        return zones.zone(zone).orElseThrow(() -> new IllegalArgumentException("there is no zone " + zone));
    }

    private static List<MarketDay> days(YearMonth month, ZoneId timeZone) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(date -> new MarketDay(date, timeZone))
                .toList();
    }

    private static ZoneDay zoneDay(MarketDay day, Progress progress, Map<LineKind, ZoneDay.Total> totals) {
        Map<SettlementStatus, Integer> byStatus = new EnumMap<>(SettlementStatus.class);
        day.intervals()
                .forEach(interval -> Optional.ofNullable(progress.settled().get(interval))
                        .ifPresent(status -> byStatus.merge(status, 1, Integer::sum)));
        return new ZoneDay(day.date(), progress.of(day), day.intervals().size(), byStatus, totals);
    }

    private static ZoneDay.Total sum(ZoneDay.Total one, ZoneDay.Total other) {
        WattHours quantity = one.quantity().plus(other.quantity());
        return new ZoneDay.Total(quantity, one.amount().plus(other.amount()));
    }

    private static StatementLine statementLine(StandingLine standing, ParticipantId reader) {
        BookedLine booked = standing.placed().booked();
        SettlementLine line = booked.line();
        return new StatementLine(
                booked.interval(),
                booked.booking(),
                line.kind(),
                Optional.ofNullable(line.trade()),
                line.payee().equals(reader) ? line.payer() : line.payee(),
                StatementReading.erring(line, reader),
                line.quantity(),
                line.price(),
                StatementReading.received(line, reader),
                line.quality(),
                standing.status(),
                standing.placed().height(),
                standing.placed().resultPosition());
    }
}
