package energy.wattle.disclosure.service;

import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.core.MemberListPart;
import energy.wattle.disclosure.core.OperationDocument;
import energy.wattle.disclosure.core.ProtectionRule;
import energy.wattle.disclosure.core.SessionDocument;
import energy.wattle.disclosure.core.Totals;
import energy.wattle.disclosure.core.ZoneFigures;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Computes what is, or was, to be published: the same from the same projections. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class Documents {

    private final Assessment assessment;
    private final Members members;
    private final StandingDocuments standing;

    Documents(Assessment assessment, Members members, StandingDocuments standing) {
        this.assessment = assessment;
        this.members = members;
        this.standing = standing;
    }

    Document of(Issue issue) {
        return switch (issue.subject()) {
            case SESSION -> session(issue);
            case DAILY_TOTALS -> dailyTotals(issue);
            case MONTHLY_TOTALS -> monthlyTotals(issue);
            case ACTUAL_OPERATION -> operation(issue);
            case MEMBER_LIST -> standing.members(issue);
            case MARKET_RULES -> standing.rules(issue);
            case MARKET_CALENDAR -> standing.calendar(issue);
        };
    }

    int memberListParts(Issue issue) {
        return MemberListPart.count(standing.registeredMembers(issue));
    }

    private Document session(Issue issue) {
        SessionId session = SessionId.ofName(issue.topic()).orElseThrow();
        Zone zone = members.zones().stream()
                .filter(one -> one.id().equals(session.zone()))
                .findFirst()
                .orElseThrow();
        Span span = Span.of(session, issue.from(), issue.until());
        return SessionDocument.of(figures(zone, span, true), assessment.series(span, Step.INTERVAL));
    }

    private Document dailyTotals(Issue issue) {
        List<ZoneFigures> zones = day(issue, false);
        return issue.zone().isPresent()
                ? Totals.ofZoneDay(own(issue, zones), zones)
                : Totals.ofMarketDay(assessment.over(Span.ofMarket(issue.from(), issue.until())), zones);
    }

    private Document operation(Issue issue) {
        List<ZoneFigures> zones = day(issue, true);
        return issue.zone().isPresent()
                ? OperationDocument.ofZone(own(issue, zones), zones)
                : OperationDocument.ofMarket(assessment.over(Span.ofMarket(issue.from(), issue.until())), zones);
    }

    private Document monthlyTotals(Issue issue) {
        if (issue.zone().isPresent()) {
            Zone zone = members.zones().stream()
                    .filter(one -> issue.zone().get().equals(one.id()))
                    .findFirst()
                    .orElseThrow();
            return Totals.ofZoneMonth(figures(zone, Span.of(zone.id(), issue.from(), issue.until()), false));
        }
        List<List<ZoneFigures>> days = new ArrayList<>();
        LocalDate last = date(issue.until().minusNanos(1));
        for (LocalDate date = date(issue.from()); !date.isAfter(last); date = date.plusDays(1)) {
            days.add(day(date, false));
        }
        return Totals.ofMarketMonth(assessment.over(Span.ofMarket(issue.from(), issue.until())), days);
    }

    private List<ZoneFigures> day(Issue issue, boolean isFine) {
        // The middle of the day: zones of a market may differ by hours.
        Instant middle = issue.from()
                .plusSeconds((issue.until().getEpochSecond() - issue.from().getEpochSecond()) / 2);
        return day(date(middle), isFine);
    }

    private List<ZoneFigures> day(LocalDate date, boolean isFine) {
        return members.zones().stream()
                .map(zone -> {
                    MarketDay day = new MarketDay(date, zone.timeZone());
                    return figures(zone, Span.of(zone.id(), day.start(), day.end()), isFine);
                })
                .toList();
    }

    private ZoneFigures figures(Zone zone, Span span, boolean isFine) {
        List<Interval> intervals = Stream.iterate(
                        span.from(), start -> start.isBefore(span.until()), start -> start.plus(Interval.LENGTH))
                .map(Interval::new)
                .toList();
        Map<Instant, List<MemberFigures>> byInterval = isFine ? assessment.memberSeries(span, Step.INTERVAL) : Map.of();
        return new ZoneFigures(
                zone.id(),
                ProtectionRule.of(zone),
                intervals,
                assessment.over(span),
                assessment.members(span),
                byInterval);
    }

    private static ZoneFigures own(Issue issue, List<ZoneFigures> zones) {
        return zones.stream()
                .filter(zone -> issue.zone().filter(zone.zone()::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, members.zones().getFirst().timeZone());
    }
}
