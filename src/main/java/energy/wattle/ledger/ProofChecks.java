package energy.wattle.ledger;

import java.util.Optional;

/** Checks proof files for people, as {@code ./wattle verify} does: by the same code, keeping nothing. */
public interface ProofChecks {

    /** Bytes of a file at most. */
    int MAXIMUM_LENGTH = 16 * 1024 * 1024;

    /** @param trusted genesis hash of the main chain; without it the one that the proof brings is used, and shown */
    CheckedProof check(Bytes file, Optional<Hash> trusted);

    /** The genesis hash of this instance's own market; nothing where none is founded here. */
    Optional<Hash> ownGenesis();
}
