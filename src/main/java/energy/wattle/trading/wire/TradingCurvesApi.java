package energy.wattle.trading.wire;

import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.ProblemDocuments;
import energy.wattle.trading.ScheduleCodes;
import energy.wattle.trading.ScheduleCodes.Code;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurves;
import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trading curves over HTTP: the zones, and a zone's day as JSON, CSV or schedule document. An answer is one day of one
 * zone and so bounded; its ETag is that of its bytes.
 */
@RestController
@NeedsCapability(Capability.TRADING_CURVES)
@RequestMapping("/api/trading-curves")
class TradingCurvesApi {

    private static final String EXAMPLE = "2024-06-03";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final TradingCurves curves;
    private final ScheduleCodes codes;
    private final ProblemDocuments problems;
    private final JsonMapper json;

    TradingCurvesApi(TradingCurves curves, ScheduleCodes codes, ProblemDocuments problems, JsonMapper json) {
        this.curves = curves;
        this.codes = codes;
        this.problems = problems;
        this.json = json;
    }

    /** @param today the zone's day by market time */
    record ZoneJson(String zone, String name, String time_zone, String today) {}

    @GetMapping
    List<ZoneJson> zones() {
        return curves.zones().stream()
                .map(one -> new ZoneJson(
                        one.zone().id().code(),
                        one.zone().name(),
                        one.zone().timeZone().getId(),
                        one.today().toString()))
                .toList();
    }

    /** {@code /api/trading-curves/ZONE/DAY.json}, {@code .csv} or {@code .xml}. */
    @GetMapping("/{zone}/{day}.{format}")
    ResponseEntity<?> curve(
            HttpServletRequest request,
            @PathVariable String zone,
            @PathVariable String day,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String session) {
        Optional<LocalDate> date = date(day);
        if (date.isEmpty()) {
            return refuse(request, HttpStatus.BAD_REQUEST, Problem.of("trading.curves.day", day, EXAMPLE));
        }
        Optional<SessionKind> kind = Arrays.stream(SessionKind.values())
                .filter(one -> one.name().equals(session))
                .findFirst();
        if (session != null && kind.isEmpty()) {
            return refuse(request, HttpStatus.BAD_REQUEST, Problem.of("trading.curves.session", session, kinds()));
        }
        Optional<TradingCurve> curve = curves.curve(zone, date.get(), kind);
        if (curve.isEmpty()) {
            return refuse(request, HttpStatus.NOT_FOUND, Problem.of("trading.curves.nothing", zone, day));
        }
        return switch (format) {
            case "json" -> answer(curve.get(), format, MediaType.APPLICATION_JSON, json(curve.get()));
            case "csv" -> answer(curve.get(), format, CSV, CurveTable.write(curve.get()));
            case "xml" -> schedule(request, curve.get());
            default -> refuse(request, HttpStatus.NOT_FOUND, Problem.of("trading.curves.format", format));
        };
    }

    private ResponseEntity<?> schedule(HttpServletRequest request, TradingCurve curve) {
        Optional<Code> domain = codes.domain(curve.zone().id());
        return domain.isEmpty()
                ? refuse(
                        request,
                        HttpStatus.CONFLICT,
                        Problem.of("trading.curves.domain", curve.zone().id(), ScheduleCodes.LONGEST_DOMAIN))
                : answer(curve, "xml", MediaType.APPLICATION_XML, ScheduleDocument.write(curve, codes, domain.get()));
    }

    private String json(TradingCurve curve) {
        return json.writeValueAsString(CurveJson.of(curve));
    }

    private ResponseEntity<?> refuse(HttpServletRequest request, HttpStatus status, Problem problem) {
        return problems.answer(request, status, problem);
    }

    private static ResponseEntity<byte[]> answer(TradingCurve curve, String format, MediaType type, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String name = "trading-curve-%s-%s.%s"
                .formatted(curve.zone().id().code(), curve.day().date(), format);
        return ResponseEntity.ok()
                .contentType(type)
                .eTag("\"%s\"".formatted(DigestUtils.md5DigestAsHex(content))) // tells versions apart, protects nothing
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private static Optional<LocalDate> date(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String kinds() {
        return Arrays.stream(SessionKind.values()).map(SessionKind::name).collect(Collectors.joining(", "));
    }
}
