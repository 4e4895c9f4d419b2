package energy.wattle.ledger.core;

import energy.wattle.ledger.KeyId;

/**
 * What is known of a block's header before its records are executed.
 *
 * @param height from 1
 * @param round of its first proposal, from 0
 * @param time market time, milliseconds since 1970-01-01T00:00Z
 * @param epoch from 0
 * @param proposer key of its first proposer
 */
public record BlockPlace(long height, int round, long time, long epoch, KeyId proposer) {}
