package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.consensus.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is simulated.
 *
 * @param nodes from 1 to 200
 * @param heights to be decided
 * @param mode whether progress is demanded after the network heals
 * @param scenario what is to happen; nothing: the seed draws it
 * @param epochBlocks length of an epoch with its election; 0: those who were founded lead and vote to the end
 * @param losesTooMany whether more than f nodes go for good, and others go on with the chain by a recovery manifest
 * @param pinsLate whether up to f of those who are left are not told to live by the manifest until a while later, as
 *     where the main chain's own has to be pinned on each node
 */
public record Plan(
        int nodes,
        int heights,
        Mode mode,
        Rules rules,
        Keys keys,
        Optional<Scenario> scenario,
        int epochBlocks,
        boolean losesTooMany,
        boolean pinsLate) {

    public static final int MOST_NODES = 200;
    public static final int MOST_HEIGHTS = 10_000;

    /** What is demanded. */
    public enum Mode {
        SAFETY,
        LIVENESS
    }

    public Plan {
        if (nodes < 1 || nodes > MOST_NODES || heights < 1 || heights > MOST_HEIGHTS) {
            throw new IllegalArgumentException(
                    "nodes are 1 to %d, heights 1 to %d".formatted(MOST_NODES, MOST_HEIGHTS));
        }
    }

    public static Plan safe(int nodes, int heights, Mode mode) {
        return new Plan(nodes, heights, mode, Rules.SAFE, Keys.standIn(), Optional.empty(), 0, false, false);
    }

    public Plan under(Rules other) {
        return new Plan(nodes, heights, mode, other, keys, scenario, epochBlocks, losesTooMany, pinsLate);
    }

    public Plan with(Keys others) {
        return new Plan(nodes, heights, mode, rules, others, scenario, epochBlocks, losesTooMany, pinsLate);
    }

    public Plan with(Scenario other) {
        return new Plan(nodes, heights, mode, rules, keys, Optional.of(other), epochBlocks, losesTooMany, pinsLate);
    }

    /** Nodes measure and report, elect, and evict whom evidence convicts; the malicious lie about all of it. */
    public Plan electing(int blocks) {
        return new Plan(nodes, heights, mode, rules, keys, scenario, blocks, losesTooMany, pinsLate);
    }

    /** More than f nodes go for good; those that take their places are as many as the founders again at most. */
    public Plan losingTooMany() {
        return new Plan(nodes, heights, mode, rules, keys, scenario, epochBlocks, true, pinsLate);
    }

    /** The same, where each node is told on its own to live by the manifest, and some much later. */
    public Plan pinningLate() {
        return new Plan(nodes, heights, mode, rules, keys, scenario, epochBlocks, losesTooMany, true);
    }

    boolean isElecting() {
        return epochBlocks > 0;
    }

    /** f: how many nodes may be malicious. */
    int faulty() {
        return (nodes - 1) / 3;
    }

    /**
     * How much of each fault there is.
     *
     * @param lossPerMille of messages
     * @param slowPerMille of messages that come much later, and so out of order
     * @param crashPerMille of writes
     * @param clockJumpPerMille of the moments at which the network may change, per node
     * @param allGoDown whether all nodes fail together at the end of the faults
     * @param cuts ways in which the network falls apart, one after another
     * @param malicious number of malicious nodes, up to f
     * @param tricks theirs
     */
    public record Scenario(
            int lossPerMille,
            int duplicatePerMille,
            int slowPerMille,
            int crashPerMille,
            int clockJumpPerMille,
            boolean allGoDown,
            Set<Cut.Kind> cuts,
            int malicious,
            Set<Trick> tricks) {

        /** Nothing goes wrong. */
        public static final Scenario CALM = new Scenario(0, 0, 0, 0, 0, false, Set.of(), 0, Set.of());

        public Scenario {
            cuts = Set.copyOf(cuts);
            tricks = Set.copyOf(tricks);
        }

        public Scenario withNetwork(int loss, int duplicates, int slow, Cut.Kind... kinds) {
            return new Scenario(
                    loss,
                    duplicates,
                    slow,
                    crashPerMille,
                    clockJumpPerMille,
                    allGoDown,
                    Set.of(kinds),
                    malicious,
                    tricks);
        }

        public Scenario withMachines(int crashes, int clockJumps, boolean allDown) {
            return new Scenario(
                    lossPerMille,
                    duplicatePerMille,
                    slowPerMille,
                    crashes,
                    clockJumps,
                    allDown,
                    cuts,
                    malicious,
                    tricks);
        }

        public Scenario withMalicious(int nodes, Trick... kinds) {
            return new Scenario(
                    lossPerMille,
                    duplicatePerMille,
                    slowPerMille,
                    crashPerMille,
                    clockJumpPerMille,
                    allGoDown,
                    cuts,
                    nodes,
                    Set.of(kinds));
        }

        static Scenario drawn(Dice dice, int faulty) {
            EnumSet<Cut.Kind> cuts = EnumSet.noneOf(Cut.Kind.class);
            for (Cut.Kind kind : Cut.Kind.values()) {
                if (dice.perMille(300)) {
                    cuts.add(kind);
                }
            }
            EnumSet<Trick> tricks = EnumSet.noneOf(Trick.class);
            for (Trick trick : Trick.drawn()) {
                if (dice.perMille(350)) {
                    tricks.add(trick);
                }
            }
            return new Scenario(
                    dice.oneOf(List.of(0, 10, 50, 200)),
                    dice.oneOf(List.of(0, 20, 100)),
                    dice.oneOf(List.of(0, 20, 150)),
                    dice.oneOf(List.of(0, 0, 3, 15)),
                    dice.oneOf(List.of(0, 0, 50)),
                    dice.perMille(150),
                    cuts,
                    dice.below(faulty + 1),
                    tricks);
        }
    }
}
