package energy.wattle.metering.wire;

import energy.wattle.units.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever nobody else answers below {@code /api}: with a token, there is nothing. */
@RestController
class NoSuchAddressApi {

    private final ProblemAnswers problems;

    NoSuchAddressApi(ProblemAnswers problems) {
        this.problems = problems;
    }

    @RequestMapping("/api/**")
    ResponseEntity<?> nothing(HttpServletRequest request) {
        return problems.answer(request, HttpStatus.NOT_FOUND, Problem.of("metering.api.nothing"));
    }
}
