package energy.wattle.metering.wire;

import energy.wattle.files.Fault;
import energy.wattle.shell.Language;
import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refusals as problem documents (RFC 9457), in the language that the request asks for. Their type is the text's key, so
 * that a program need not read words.
 */
@Component
public class ProblemAnswers {

    private static final String CHALLENGE = "Bearer realm=\"wattle\"";

    private final MessageSource messages;
    private final JsonMapper json;

    ProblemAnswers(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatus status, Problem problem) {
        return answer(status, document(request, status, problem));
    }

    /** All faults of a table. */
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request, Problem problem, List<Fault> faults) {
        Locale locale = locale(request);
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Fault fault : faults) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("line", fault.line());
            error.put("field", fault.field());
            error.put("value", fault.value());
            error.put("type", fault.problem().key());
            error.put("detail", text(fault.problem(), locale));
            errors.add(error);
        }
        ProblemDetail document = document(request, HttpStatus.UNPROCESSABLE_CONTENT, problem);
        document.setProperty("errors", errors);
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, document);
    }

    /** Answers whoever sends no token, or none that is in force. */
    public void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        ProblemDetail document = document(request, HttpStatus.UNAUTHORIZED, Problem.of("metering.api.token"));
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }

    private ProblemDetail document(HttpServletRequest request, HttpStatus status, Problem problem) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status, text(problem, locale(request)));
        document.setType(URI.create("urn:wattle:problem:" + problem.key()));
        document.setInstance(URI.create(request.getRequestURI()));
        return document;
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, ProblemDetail document) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document);
    }

    private String text(Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.arguments().toArray(), locale);
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.ENGLISH
                : Language.best(Collections.list(request.getLocales())).locale();
    }
}
