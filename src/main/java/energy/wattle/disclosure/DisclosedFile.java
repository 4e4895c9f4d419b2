package energy.wattle.disclosure;

import energy.wattle.ledger.Bytes;

/**
 * A document as a file.
 *
 * @param name letters, digits, hyphens and points only
 */
public record DisclosedFile(String name, FileFormat format, Bytes content) {}
