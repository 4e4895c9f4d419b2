package energy.wattle.units;

/**
 * The name of a trading zone, which is one edge cluster and its sub-chain.
 *
 * @param code 1 to 100 characters without control characters
 */
public record TradingZoneId(String code) implements Comparable<TradingZoneId> {

    public TradingZoneId {
        Identifiers.check("zone", code);
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
