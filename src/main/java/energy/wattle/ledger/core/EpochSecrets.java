package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import java.util.Optional;

/** The epoch keys that a node holds. Which one is in force is the chain's state. */
@FunctionalInterface
public interface EpochSecrets {

    EpochSecrets NONE = epoch -> Optional.empty();

    /** The key, 32 bytes, whose record was made for this epoch. */
    Optional<Bytes> epochKey(long keyEpoch);
}
