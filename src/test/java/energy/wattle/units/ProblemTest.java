package energy.wattle.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void numbersAreNotGrouped() {
        assertThat(Problem.of("units.id.length", 1_234_567, 100).english())
                .isEqualTo("has 1234567 characters; an id has at most 100");
    }

    @Test
    void quotesAndApostrophesArePlainInEnglishWithArgumentsAndWithout() {
        assertThat(Problem.of("settlement.trade.twice", "{0} of ‘x’").english())
                .isEqualTo(
                        "makes a pair with sell order '{0} of ‘x’' that stands above already; two orders match once");
        assertThat(Problem.of("units.id.missing.order").english()).isEqualTo("is missing; write the order's id");
    }

    @Test
    void bracesStandForThemselvesInATextWithoutArguments() {
        assertThat(Problem.of("settlement.json.element").english())
                .isEqualTo("is no object; the list holds objects {…}");
    }

    @Test
    void anExceptionIsToldInEnglishAndKeepsItsCause() {
        Throwable cause = new ArithmeticException();

        assertThat(new ProblemException(Problem.of("units.coefficient.range"), cause))
                .hasMessage("is out of range; a coefficient is from 0 to 1")
                .hasCause(cause);
    }
}
