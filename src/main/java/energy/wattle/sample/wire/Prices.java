package energy.wattle.sample.wire;

import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;

/** Prices as the files write them. */
final class Prices {

    private static final Price HIGHEST = Price.of("100");
    private static final Price LOWEST = Price.of("-100");

    private Prices() {}

    /** Micro-currency per kWh. */
    static long micros(String text) {
        Price price = Price.of(text);
        if (price.isAbove(HIGHEST) || LOWEST.isAbove(price)) {
            throw new ProblemException(Problem.of("sample.price", LOWEST, HIGHEST));
        }
        return price.micros();
    }
}
