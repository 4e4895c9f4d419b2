package energy.wattle.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The chain of tiers as this instance sees it. Without a module that supplies it, no other process is linked: this one
 * plays the tier that {@link Instance#tier} names, or all of them.
 */
@FunctionalInterface
public interface TierLinks {

    /** From the participants upwards. */
    List<Link> links();

    /** The only tier that this process plays; empty if it plays several. */
    static Optional<Tier> only(List<Link> links) {
        List<Tier> here = links.stream()
                .filter(link -> link.state().isHere())
                .map(Link::tier)
                .toList();
        return here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty();
    }

    enum Tier {
        GATEWAY,
        EDGE_CLUSTER,
        CLOUD;

        /** As in configuration and in the words' keys: {@code edge-cluster}. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum State {
        /** This very process plays the tier. */
        HERE,
        /** As {@link #HERE}, and its host's clock is wrong: it follows the market, and decides nothing. */
        HERE_WITH_WRONG_CLOCK,
        UP,
        DOWN;

        /** Whether this process plays the tier. */
        public boolean isHere() {
            return this == HERE || this == HERE_WITH_WRONG_CLOCK;
        }
    }

    record Link(Tier tier, State state) {}
}
