package energy.wattle.membership;

import java.time.Instant;

/**
 * One step in the life of a qualification.
 *
 * @param at market time of the block of the main chain that took it
 * @param height of that block
 * @param after the qualification from then on
 */
public record QualificationChange(Instant at, long height, Qualification after) {}
