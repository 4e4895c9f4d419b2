package energy.wattle.laboratory.core.trial;

import energy.wattle.laboratory.core.chain.TimeSpent;

/**
 * What a run gave, up to a round.
 *
 * @param isComplete false where the run's longest time was over before
 * @param time µs until the main chain's block that anchors the round, or the last transaction, was final
 * @param subTime µs until it was final on the slowest sub-chain
 * @param spent where that sub-chain's time went; {@code subTime} in all
 * @param otherTier µs from there to {@code time}
 * @param transactions final in that time, on all sub-chains
 * @param bytes sent on all chains
 * @param missed turns or slots
 * @param excluded nodes that have lost their part
 * @param forks heights with two final blocks
 * @param recovery µs from the first lost turn to the last one's end; 0 if none was lost
 */
public record Measured(
        int round,
        boolean isComplete,
        long time,
        long subTime,
        TimeSpent spent,
        long otherTier,
        long transactions,
        long bytes,
        long missed,
        long excluded,
        long forks,
        long recovery) {}
