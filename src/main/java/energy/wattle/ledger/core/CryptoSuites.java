package energy.wattle.ledger.core;

import java.util.Optional;

/** The crypto suites that a genesis can name. */
public final class CryptoSuites {

    public static final CryptoSuite ED25519 = new Ed25519Suite();
    public static final CryptoSuite SM = new SmSuite();

    private CryptoSuites() {}

    /** The suite of this name, or nothing where there is none. */
    public static Optional<CryptoSuite> named(String name) {
        return switch (name) {
            case "ed25519" -> Optional.of(ED25519);
            case "sm" -> Optional.of(SM);
            default -> Optional.empty();
        };
    }
}
