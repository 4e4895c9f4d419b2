package energy.wattle.units;

/**
 * The name of a trading zone, which is one edge cluster and its sub-chain.
 *
 * @param code 1 to 100 characters that can be seen
 */
public record TradingZoneId(String code) implements Comparable<TradingZoneId> {

    private static final Problem MISSING = Problem.of("units.id.missing.zone");

    public TradingZoneId {
        Identifiers.check(MISSING, code);
    }

    @Override
    public int compareTo(TradingZoneId other) {
        return Identifiers.compareUtf8(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
