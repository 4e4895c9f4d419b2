package energy.wattle.trading;

import java.util.List;

/**
 * One cleared delivery interval, ready to be looked at.
 *
 * @param label the interval's start as the file writes it, for example {@code 2024-06-03T00:15+02:00}
 * @param supply the supply side of the ladder, from left to right
 * @param demand the demand side of the ladder, from left to right
 * @param drawing the ladder as a picture shows it, each group from left to right
 */
public record ClearedInterval(
        String label,
        ClearingResult result,
        List<LadderStep> supply,
        List<LadderStep> demand,
        List<LadderBar> drawing,
        ClearedTotals totals) {}
