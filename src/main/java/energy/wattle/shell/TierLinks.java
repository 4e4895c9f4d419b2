package energy.wattle.shell;

import java.util.List;

/** The chain of tiers as this instance sees it. Without a module that supplies it, one process plays all tiers. */
@FunctionalInterface
public interface TierLinks {

    /** From the participants upwards. */
    List<Link> links();

    enum Tier {
        GATEWAY,
        EDGE_CLUSTER,
        CLOUD
    }

    enum State {
        /** This very process plays the tier. */
        HERE,
        UP,
        DOWN
    }

    record Link(Tier tier, State state) {}
}
