package energy.wattle.disclosure;

import energy.wattle.ledger.Bytes;
import java.util.Optional;

/**
 * A document as it is delivered to whom it is for.
 *
 * @param encoded the very bytes that were committed to, or stand in the record
 * @param salt where the record has a commitment: SHA-256 over salt and bytes
 */
public record Delivery(Document document, Bytes encoded, Optional<Bytes> salt) {}
