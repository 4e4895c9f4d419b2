package energy.wattle.sample.core;

import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an agent decides from, and what it decides.
 *
 * <p>The strategy in one sentence: in every session, offer what you expect to have more than you have sold, and ask for
 * what you expect to need more than you have bought, at a price between what the grid pays and takes, the more eagerly
 * the nearer delivery is. Source: docs/guides/sample-data.md, Agents.
 */
public final class Bidding {

    private Bidding() {}

    /**
     * The situation in which one participant decides.
     *
     * @param participant whose declaration it is to be
     * @param session that it is for
     * @param intervals of the session, ascending
     * @param traded by interval, of all sessions so far; absent is nothing
     * @param knowledge as of the session's gate
     */
    public record Situation(
            SampleParticipant participant,
            SessionId session,
            List<Interval> intervals,
            Map<Interval, TradedEnergy> traded,
            Knowledge knowledge,
            PriceRules prices) {

        public Situation {
            intervals = List.copyOf(intervals);
            traded = Map.copyOf(traded);
        }

        public TradedEnergy tradedIn(Interval interval) {
            return traded.getOrDefault(interval, TradedEnergy.NONE);
        }
    }

    /**
     * What an agent wants.
     *
     * @param curves of its declaration; none if it wants nothing
     * @param forecast of its net export
     */
    public record Decision(List<DeclaredCurve> curves, SortedMap<Interval, WattHours> forecast) {

        public Decision {
            curves = List.copyOf(curves);
            forecast = Collections.unmodifiableSortedMap(new TreeMap<>(forecast));
        }
    }

    /**
     * Decides for one participant.
     *
     * @param charge what a storage holds before which interval; ignored for others
     */
    public static Decision decide(Situation situation, StorageCharge charge) {
        return switch (situation.participant().behaviour()) {
            case SampleParticipant.Measured measured -> MeasuredBidding.decide(situation, measured);
            case SampleParticipant.Turbine turbine -> TurbineBidding.decide(situation);
            case SampleParticipant.Storage storage -> StorageBidding.decide(situation, storage.unit(), charge);
        };
    }
}
