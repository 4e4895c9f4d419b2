package energy.wattle.membership;

import java.time.Instant;
import java.util.Optional;

/**
 * An administrator's record on the main chain.
 *
 * @param at market time of its block
 * @param height of its block
 * @param kind name of the record's kind, as {@code ZONE_PARAMETERS}
 * @param words what it says, in English
 * @param voidReason why it has no effect, if it has none
 */
public record AdministrationEntry(Instant at, long height, String kind, String words, Optional<String> voidReason) {}
