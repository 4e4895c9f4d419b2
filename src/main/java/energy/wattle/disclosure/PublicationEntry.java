package energy.wattle.disclosure;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import java.time.Instant;
import java.util.Optional;

/**
 * A publication with where it stands on the main chain.
 *
 * @param id SHA-256 of the record's payload
 * @param record id of the record, for its proof
 * @param issuer the key that signed it
 * @param publishedAt market time of the block
 * @param correctedBy the publication that took its place
 */
public record PublicationEntry(
        Hash id,
        Publication publication,
        long height,
        int position,
        Hash record,
        KeyId issuer,
        Instant publishedAt,
        Optional<Hash> correctedBy) {}
