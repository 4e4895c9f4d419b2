package energy.wattle.shell.service;

import energy.wattle.shell.Language;
import energy.wattle.shell.ProblemDocuments;
import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** English, unless the request asks for a language. */
@Component
class TranslatedProblems implements ProblemDocuments {

    private final MessageSource messages;
    private final JsonMapper json;

    TranslatedProblems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatus status, Problem problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document(request, status, problem));
    }

    /** Answers from a filter, which has no converters. */
    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Problem problem)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(document(request, status, problem)));
    }

    private ProblemDetail document(HttpServletRequest request, HttpStatus status, Problem problem) {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.ENGLISH
                : Language.best(Collections.list(request.getLocales())).locale();
        ProblemDetail document = ProblemDetail.forStatusAndDetail(
                status, messages.getMessage(problem.key(), problem.arguments().toArray(), locale));
        document.setType(URI.create("urn:wattle:problem:" + problem.key()));
        document.setInstance(URI.create(request.getRequestURI()));
        return document;
    }
}
