package energy.wattle.ledger.wire.peer;

import java.nio.file.Path;

/**
 * A file of a process's identity, or of the authority's, is not what it should be. The message names file and fault.
 */
public final class PeerIdentityException extends RuntimeException {

    public PeerIdentityException(Path file, String fault) {
        super("%s: %s".formatted(file, fault));
    }

    public PeerIdentityException(Path file, String fault, Throwable cause) {
        super("%s: %s".formatted(file, fault), cause);
    }
}
