package energy.wattle.trading.ui;

import energy.wattle.shell.DataTable;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionDay.Line;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The tables of a zone's day.
 *
 * @param day that they show, once there are rows
 */
record DayTables(MarketWords words, Supplier<PublicDay> day) {

    DataTable<Line> sessions() {
        return new DataTable<Line>(words.of("sessions"), words.of("sessions.none"))
                .text(
                        words.of("session"),
                        line -> words.kind(line.session().id().kind()))
                .text(words.of("delivery"), line -> delivery(line.session()))
                .text(words.of("gate"), line -> words.moment(line.session().gate(), date(), timeZone()))
                .text(words.of("state"), line -> words.state(line.state()))
                .number(
                        words.of("column.cleared"),
                        line -> line.volume()
                                .map(words.formats()::kilowattHours)
                                .orElse("–"))
                .number(words.of("column.price"), line -> words.price(line.meanPrice()));
    }

    /** @param withLadders whether the reader may see the order books */
    DataTable<PublicInterval> intervals(boolean withLadders) {
        DataTable<PublicInterval> table = new DataTable<PublicInterval>(
                        words.of("intervals"), words.of("intervals.none"))
                .text(words.of("interval"), one -> words.interval(one.interval(), timeZone()))
                .text(words.of("session"), one -> words.kind(one.session().kind()))
                .number(words.of("column.cleared"), one -> words.formats().kilowattHours(one.cleared()))
                .number(words.of("column.share"), one -> words.share(one.renewable()))
                .number(words.of("column.price"), one -> words.price(one.price()));
        return withLadders ? table.link(words.of("ladder"), one -> words.of("ladder.show"), this::ladder) : table;
    }

    private String ladder(PublicInterval one) {
        return "market/%s/%s?%s=%s&%s=%s"
                .formatted(
                        one.session().zone().code(),
                        date(),
                        ZoneDayView.SESSION,
                        one.session().kind(),
                        ZoneDayView.INTERVAL,
                        one.interval());
    }

    private String delivery(Session session) {
        return words.span(session.id().first().start(), session.end(), timeZone());
    }

    private LocalDate date() {
        return day.get().day().date();
    }

    private ZoneId timeZone() {
        return day.get().day().timeZone();
    }
}
