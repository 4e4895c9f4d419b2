package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.trial.Algorithm;
import java.util.List;

/** What series, axes and parts are called. */
public final class Labels {

    /** Places of some of them. */
    static final int PROPOSE = 1;

    static final int VERIFY = 2;
    static final int SCHEDULE = 3;
    static final int BAD = 4;

    /** The parts of time, in the order in which they are stacked. */
    static final List<Words> PARTS = List.of(
            Words.of("laboratory.part.election"),
            Words.of("laboratory.part.propose"),
            Words.of("laboratory.part.verify"),
            Words.of("laboratory.part.schedule"),
            Words.of("laboratory.part.bad"),
            Words.of("laboratory.part.otherTier"));

    private Labels() {}

    static Words of(Algorithm algorithm) {
        return Words.of("laboratory.series." + algorithm);
    }

    static Words shortName(Algorithm algorithm) {
        return Words.of("laboratory.short." + algorithm);
    }

    public static Words title(Figure figure) {
        return Words.of("laboratory.figure." + figure);
    }

    static Words paper(Figure figure) {
        return Words.of("laboratory.paper." + figure);
    }

    static Words axis(Figure figure) {
        return Words.of("laboratory.axis." + figure);
    }

    /** A place of the axis as its tick. */
    static Words tick(Figure figure, String x) {
        return isNamed(figure) ? Words.of("laboratory.x." + x) : Words.plain(x);
    }

    /** A place of the axis within a sentence. */
    static Words place(Figure figure, String x) {
        return isNamed(figure) ? tick(figure, x) : Words.of("laboratory.place." + figure, x);
    }

    /** Whether the axis has an order, so that something can grow along it. */
    static boolean isOrdered(Figure figure) {
        return !isNamed(figure);
    }

    static List<Long> parts(Results.Means means) {
        TimeSpent spent = means.spent();
        return List.of(
                spent.election(),
                spent.propose(),
                spent.verify(),
                spent.schedule(),
                spent.badDelegate(),
                means.otherTier());
    }

    private static boolean isNamed(Figure figure) {
        return switch (figure) {
            case PARTITION, SLOW_REGION, STAKE, RECOVERY -> true;
            default -> false;
        };
    }
}
