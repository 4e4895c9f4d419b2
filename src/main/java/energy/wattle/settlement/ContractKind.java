package energy.wattle.settlement;

import java.util.Locale;
import java.util.Optional;

/** How a zone's settlement contract prices compensation. Source: Market rules, A settlement contract per zone. */
public enum ContractKind {
    SPREAD,
    NEGOTIATED,
    ASSIGNED;

    /** The name in files and on the ledger, as {@code spread}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The contract of this name, or nothing where there is none. */
    public static Optional<ContractKind> ofCode(String code) {
        for (ContractKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
