package energy.wattle.laboratory.core.chain;

import energy.wattle.laboratory.core.network.Clockwork;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.network.Network;
import energy.wattle.ledger.core.simulation.Dice;

/**
 * What one chain of a run is made of.
 *
 * @param name its number among the chains of the run
 * @param cores of each node
 * @param blockBytes the greatest block
 */
public record ChainTerms(
        int name,
        Clockwork clock,
        Network network,
        Costs costs,
        Dice dice,
        Contents contents,
        Roles roles,
        int cores,
        long blockBytes,
        Finality finality) {

    public int size() {
        return roles.size();
    }

    /** What a node does now. */
    public Behaviour behaviour(int node) {
        return roles.of(node);
    }

    public boolean isHonest(int node) {
        return roles.isHonest(node);
    }

    /** More than half of the honest nodes. */
    public int majority() {
        return roles.majority();
    }
}
