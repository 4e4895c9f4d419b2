package energy.wattle.shell;

import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Refusals of interfaces as problem documents (RFC 9457), in the language that the request asks for. Their type is the
 * text's key, so that a program need not read words.
 */
public interface ProblemDocuments {

    ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatus status, Problem problem);
}
