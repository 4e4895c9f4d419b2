package energy.wattle.disclosure.wire;

import energy.wattle.shell.Language;
import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
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

/** Refusals of the data interface as problem documents (RFC 9457), in the language that the request asks for. */
@Component
class DisclosureProblems {

    private final MessageSource messages;

    DisclosureProblems(MessageSource messages) {
        this.messages = messages;
    }

    ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatus status, Problem problem) {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.ENGLISH
                : Language.best(Collections.list(request.getLocales())).locale();
        ProblemDetail document = ProblemDetail.forStatusAndDetail(
                status, messages.getMessage(problem.key(), problem.arguments().toArray(), locale));
        document.setType(URI.create("urn:wattle:problem:" + problem.key()));
        document.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document);
    }
}
