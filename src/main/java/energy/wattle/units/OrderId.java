package energy.wattle.units;

/**
 * The name of an order, unique in its session.
 *
 * @param code 1 to 100 characters without control characters
 */
public record OrderId(String code) {

    private static final Problem MISSING = Problem.of("units.id.missing.order");

    public OrderId {
        Identifiers.check(MISSING, code);
    }

    @Override
    public String toString() {
        return code;
    }
}
