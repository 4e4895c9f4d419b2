package energy.wattle.metering.wire;

import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterDirectory;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a token's owner what stands of its own. */
@RestController
@NeedsCapability(Capability.METERING_INTAKE)
class MeterReadingsApi {

    /** Days of readings in one answer. */
    private static final int LONGEST_SPAN = 31;

    private static final String EXAMPLE = "2024-06-03T00:00:00+02:00";

    private final MeterBook book;
    private final MeterDirectory directory;
    private final ProblemAnswers problems;

    MeterReadingsApi(MeterBook book, MeterDirectory directory, ProblemAnswers problems) {
        this.book = book;
        this.directory = directory;
        this.problems = problems;
    }

    /** As a row of a table of readings. */
    record ReadingInForce(String interval_start, String participant_id, String net_export_kwh) {}

    /** Readings in force of a participant whose meter the token is for. */
    @GetMapping("/api/metering/readings")
    ResponseEntity<?> readings(
            @AuthenticationPrincipal MeterToken token,
            HttpServletRequest request,
            @RequestParam(name = "participant_id", required = false) @Nullable String participant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        if (!token.allows(Use.READINGS)) {
            return problems.answer(request, HttpStatus.FORBIDDEN, Problem.of("metering.api.use", Use.READINGS));
        }
        Optional<ParticipantId> whose = whose(token, participant);
        if (whose.isEmpty()) {
            return problems.answer(request, HttpStatus.FORBIDDEN, Problem.of("metering.scope.other"));
        }
        Optional<Instant> first = instant(from);
        Optional<Instant> end = instant(until);
        if (first.isEmpty() || end.isEmpty()) {
            return problems.answer(
                    request, HttpStatus.BAD_REQUEST, Problem.of("metering.api.span", LONGEST_SPAN, EXAMPLE));
        }
        Duration span = Duration.between(first.get(), end.get());
        if (span.isNegative() || span.compareTo(Duration.ofDays(LONGEST_SPAN)) > 0) {
            return problems.answer(
                    request, HttpStatus.BAD_REQUEST, Problem.of("metering.api.span", LONGEST_SPAN, EXAMPLE));
        }
        List<ReadingInForce> readings = book.readings(whose.get(), first.get(), end.get()).entrySet().stream()
                .map(reading -> new ReadingInForce(
                        reading.getKey().toString(),
                        whose.get().code(),
                        reading.getValue().toString()))
                .toList();
        return ResponseEntity.ok(readings);
    }

    /** Names of the sessions that take forecasts now. */
    @GetMapping("/api/metering/sessions")
    ResponseEntity<?> sessions(@AuthenticationPrincipal MeterToken token) {
        return ResponseEntity.ok(directory.openSessions(token.scope()));
    }

    private Optional<ParticipantId> whose(MeterToken token, @Nullable String asked) {
        return switch (token.scope()) {
            case MeterScope.OfMeter meter ->
                asked == null || asked.equals(meter.participant().code())
                        ? Optional.of(meter.participant())
                        : Optional.empty();
            case MeterScope.OfOperator operator -> participant(asked).filter(id -> directory.isIn(operator.zone(), id));
        };
    }

    private static Optional<ParticipantId> participant(@Nullable String asked) {
        try {
            return asked == null ? Optional.empty() : Optional.of(new ParticipantId(asked));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
