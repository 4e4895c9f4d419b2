package energy.wattle.disclosure;

import java.util.Optional;

/**
 * Who may see a publication. The numbers are on the chain. Source: Market assessment and information disclosure,
 * Disclosure classes (公众信息, 公开信息, 特定信息).
 */
public enum DisclosureClass {

    /** Everyone, without a log-in; the figures are in the record. */
    PUBLIC(1),

    /** Every registered member; the record has the commitment to a document. */
    MARKET(2),

    /** The member concerned and the regulator; likewise. */
    SPECIFIC(3);

    private final int number;

    DisclosureClass(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<DisclosureClass> ofNumber(int number) {
        for (DisclosureClass one : values()) {
            if (one.number == number) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
