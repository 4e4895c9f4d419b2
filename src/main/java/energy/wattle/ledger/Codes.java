package energy.wattle.ledger;

/**
 * The numbers that stand for an enumeration's constants in records, results and state: their order, from 0. Constants
 * that are on a chain are never moved or taken away, and new ones come last.
 */
public final class Codes {

    private Codes() {}

    @SuppressWarnings("EnumOrdinal") // the one place where the order counts
    public static int of(Enum<?> constant) {
        return constant.ordinal();
    }

    /** @throws MalformedException if the enumeration has no such constant */
    @SuppressWarnings("EnumOrdinal") // as above
    public static <E extends Enum<E>> E constant(Class<E> type, long number) {
        E[] constants = type.getEnumConstants();
        if (number < 0 || number >= constants.length) {
            throw new MalformedException("%d stands for no %s".formatted(number, type.getSimpleName()));
        }
        return constants[(int) number];
    }
}
