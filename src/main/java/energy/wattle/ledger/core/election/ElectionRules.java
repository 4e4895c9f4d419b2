package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.StateView;
import java.util.List;

/**
 * The numbers that elections and verdicts turn on. Those that neither the genesis nor an administrators' order names
 * have their defaults. Source: Ledger, Parameters.
 *
 * @param epochs {@code epoch-blocks}: length of an epoch, default 200; never changes
 * @param windowBlocks {@code report-window-blocks}: at an epoch's end, default 50
 * @param missedTurns {@code missed-turns}: M, default 3
 * @param openSlotPeriod {@code open-slot-period}: c, default 4
 * @param nodesPerDelegate {@code nodes-per-delegate}: k is one for so many validators, default 10
 * @param malicious {@code malicious-nodes}: how many the chain is to withstand whoever rests; 0, the default: a fifth
 *     of the registered nodes, at least one
 * @param restMillis {@code rest-after-millis}: how long a node is away before it rests, default 24 h
 * @param evidenceMillis {@code evidence-age-millis}: how long evidence counts beyond two epochs, default 7 days
 */
public record ElectionRules(
        Epochs epochs,
        long windowBlocks,
        long missedTurns,
        long openSlotPeriod,
        long nodesPerDelegate,
        long malicious,
        long restMillis,
        long evidenceMillis) {

    /** The names that a genesis may give numbers for, besides the epoch's length. */
    public static final List<String> NAMES = List.of(
            "evidence-age-millis",
            "malicious-nodes",
            "missed-turns",
            "nodes-per-delegate",
            "open-slot-period",
            "report-window-blocks",
            "rest-after-millis");

    private static final long HOUR = 3_600_000;

    public ElectionRules {
        if (epochs.blocks() < 1 || windowBlocks < 1 || missedTurns < 1 || openSlotPeriod < 1 || nodesPerDelegate < 1) {
            throw new IllegalArgumentException("what elections turn on is at least 1");
        }
    }

    /** As they stand at the height above this state. */
    static ElectionRules of(StateView state, Genesis genesis) {
        Parameters parameters = new Parameters(state, genesis);
        return new ElectionRules(
                Epochs.of(state, genesis),
                parameters.of("report-window-blocks", 50),
                parameters.of("missed-turns", 3),
                parameters.of("open-slot-period", 4),
                parameters.of("nodes-per-delegate", 10),
                parameters.of("malicious-nodes", 0),
                parameters.of("rest-after-millis", 24 * HOUR),
                parameters.of("evidence-age-millis", 7 * 24 * HOUR));
    }

    public long epochOf(long height) {
        return epochs.of(height);
    }

    boolean isLastOfEpoch(long height) {
        return epochs.isLast(height);
    }

    /** Whether reports of the epoch may stand in a block of this height. */
    public boolean isInWindow(long height) {
        return height > epochs.end(height) - windowBlocks;
    }

    /** k, and m likewise: max(1, ⌊n / 10⌋) by default. */
    int seats(int validators) {
        return (int) Math.max(1, validators / nodesPerDelegate);
    }

    /** a: how many malicious nodes the voters must still withstand once another one rests. */
    long withstood(int registered) {
        return malicious > 0 ? malicious : Math.max(1, registered / 5);
    }
}
