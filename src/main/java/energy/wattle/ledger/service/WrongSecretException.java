package energy.wattle.ledger.service;

import org.jspecify.annotations.Nullable;

/** This instance's secret is not the one that its database was made with. */
final class WrongSecretException extends IllegalStateException {

    WrongSecretException(String message) {
        this(message, null);
    }

    WrongSecretException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
