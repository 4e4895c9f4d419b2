package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What a participant declares for one delivery interval on one side, as it was written: it may break any rule. Source:
 * Market rules, Declarations.
 */
public sealed interface DeclaredCurve {

    Interval interval();

    /** In the participant's order. */
    List<DeclaredStep> steps();

    default Side side() {
        return switch (this) {
            case Sell sell -> Side.SELL;
            case Buy buy -> Side.BUY;
        };
    }

    /** @param source the class that is sold; empty if the declaration names none that is known */
    record Sell(Interval interval, Optional<EnergySource> source, List<DeclaredStep> steps) implements DeclaredCurve {

        public Sell {
            steps = List.copyOf(steps);
        }
    }

    record Buy(Interval interval, List<DeclaredStep> steps) implements DeclaredCurve {

        public Buy {
            steps = List.copyOf(steps);
        }
    }
}
