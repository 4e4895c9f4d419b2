package energy.wattle.metering.wire;

import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterTables.Format;
import energy.wattle.metering.MeterTables.Outcome;
import energy.wattle.metering.MeterTables.RequestKey;
import energy.wattle.metering.MeterTables.Table;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes readings and forecasts over HTTP. Who sends them and for whom they may speak says the request's token. */
@RestController
@NeedsCapability(Capability.METERING_INTAKE)
@RequestMapping("/api/metering")
class MeteringApi {

    private static final String REQUEST_KEY = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + MeterTables.LONGEST_REQUEST_KEY + "}");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String NAME = "request";

    private final MeterTables tables;
    private final ProblemAnswers problems;

    MeteringApi(MeterTables tables, ProblemAnswers problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /**
     * What was done.
     *
     * @param taken that were new
     * @param known that stand already, or are on their way
     * @param records that carry what was new
     */
    record Receipt(int taken, int known, List<String> records) {}

    @PostMapping("/readings")
    ResponseEntity<?> readings(@AuthenticationPrincipal MeterToken token, HttpServletRequest request)
            throws IOException {
        return take(token, Use.READINGS, request, tables::readings);
    }

    @PostMapping("/forecasts")
    ResponseEntity<?> forecasts(@AuthenticationPrincipal MeterToken token, HttpServletRequest request)
            throws IOException {
        return take(token, Use.FORECASTS, request, tables::forecasts);
    }

    private ResponseEntity<?> take(MeterToken token, Use use, HttpServletRequest request, Function<Table, Outcome> work)
            throws IOException {
        if (!token.allows(use)) {
            return problems.answer(request, HttpStatus.FORBIDDEN, Problem.of("metering.api.use", use));
        }
        Optional<Format> format = format(request);
        if (format.isEmpty()) {
            return problems.answer(
                    request, HttpStatus.UNSUPPORTED_MEDIA_TYPE, Problem.of("metering.api.type", columns(use)));
        }
        Optional<String> key = Optional.ofNullable(request.getHeader(REQUEST_KEY));
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            return problems.answer(
                    request,
                    HttpStatus.BAD_REQUEST,
                    Problem.of("metering.api.key", REQUEST_KEY, MeterTables.LONGEST_REQUEST_KEY));
        }
        Outcome outcome = work.apply(new Table(
                NAME,
                format.get(),
                request.getInputStream(),
                token.scope(),
                key.map(name -> new RequestKey(token.id(), name))));
        return answer(request, outcome);
    }

    private ResponseEntity<?> answer(HttpServletRequest request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken ->
                // Accepted: signed and stored for good, but in a block only after a moment.
                ResponseEntity.status(taken.taken() == 0 ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Receipt(
                                taken.taken(),
                                taken.known(),
                                taken.records().stream().map(Hash::toString).toList()));
            case Outcome.Refused refused ->
                problems.answer(
                        request,
                        Problem.of("metering.api.refused", refused.faults().size()),
                        refused.faults());
            case Outcome.TooLong tooLong ->
                problems.answer(
                        request,
                        HttpStatus.CONTENT_TOO_LARGE,
                        Problem.of("metering.api.size", MeterTables.MAXIMUM_MEBIBYTES));
            case Outcome.RequestKeyUsed used ->
                problems.answer(request, HttpStatus.CONFLICT, Problem.of("metering.api.reused", REQUEST_KEY));
        };
    }

    private static Optional<Format> format(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            boolean isUtf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (isUtf8 && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
                return Optional.of(Format.JSON);
            }
            return isUtf8 && type.equalsTypeAndSubtype(CSV) ? Optional.of(Format.CSV) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String columns(Use use) {
        return switch (use) {
            case READINGS -> String.join(",", ReadingTable.COLUMNS);
            case FORECASTS -> String.join(",", ForecastTable.COLUMNS);
        };
    }
}
