package energy.wattle.units;

/**
 * A share between 0 and 1, in whole millionths. Source: Market rules, contract {@code spread} (κ).
 *
 * @param millionths 0 to 1 000 000
 */
public record Coefficient(long millionths) {

    public static final Coefficient ONE = new Coefficient(1_000_000);

    private static final int DECIMALS = 6;

    public Coefficient {
        if (millionths < 0 || millionths > 1_000_000) {
            throw new ProblemException(Problem.of("units.coefficient.range"));
        }
    }

    /**
     * Reads a share, for example {@code 0.75}.
     *
     * @throws ProblemException if the text is no plain decimal number with up to 6 decimals, or the share is below 0 or
     *     above 1
     */
    public static Coefficient of(String share) {
        return new Coefficient(Decimals.parse(share, DECIMALS));
    }

    @Override
    public String toString() {
        return Decimals.format(millionths, DECIMALS);
    }
}
