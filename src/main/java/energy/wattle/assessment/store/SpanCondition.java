package energy.wattle.assessment.store;

import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How a span and its steps read in SQL. */
final class SpanCondition {

    private SpanCondition() {}

    /** Rows whose interval begins in the span, of its zone if it has one. */
    static Condition of(Span span, Field<String> zone, Field<OffsetDateTime> startsAt) {
        Condition time = startsAt.ge(at(span.from())).and(startsAt.lt(at(span.until())));
        return span.zone().map(TradingZoneId::code).map(zone::eq).map(time::and).orElse(time);
    }

    /** Of its session or kind of session, if it has one. */
    static Condition ofSession(Span span, Field<String> kind, Field<OffsetDateTime> firstStart) {
        Condition any = span.kind().map(SessionKind::name).map(kind::eq).orElse(DSL.noCondition());
        return span.session()
                .map(session -> any.and(kind.eq(session.kind().name()))
                        .and(firstStart.eq(at(session.first().start()))))
                .orElse(any);
    }

    /** The first instant of the step that an interval is in; the span's own for a span as a whole. */
    static Field<OffsetDateTime> bucket(
            Span span, Optional<Step> step, ZoneId timeZone, Field<OffsetDateTime> startsAt) {
        if (step.isEmpty()) {
            return DSL.inline(at(span.from()));
        }
        return switch (step.get()) {
            case INTERVAL -> startsAt;
            case HOUR -> truncated("hour", startsAt, timeZone);
            case DAY -> truncated("day", startsAt, timeZone);
        };
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Field<OffsetDateTime> truncated(String unit, Field<OffsetDateTime> startsAt, ZoneId timeZone) {
        return DSL.function(
                "date_trunc",
                SQLDataType.TIMESTAMPWITHTIMEZONE,
                DSL.inline(unit),
                startsAt,
                DSL.inline(timeZone.getId()));
    }
}
