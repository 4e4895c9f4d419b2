package energy.wattle.laboratory.core.trial;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.network.Network;
import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which nodes are malicious, and how: each kind of misbehaviour in turn. */
final class Population {

    /** µs that a slow node's messages take longer each way. */
    private static final int SLOWNESS = 300_000;

    private static final int SLOW_REGION = 150_000;

    private Population() {}

    static List<Behaviour> drawn(Setting setting, Dice dice) {
        List<Behaviour> behaviours = new ArrayList<>(Collections.nCopies(setting.nodes(), Behaviour.HONEST));
        int number = (setting.nodes() * setting.malicious() + 50) / 100;
        Behaviour[] kinds = Behaviour.values();
        for (int placed = 0; placed < number; ) {
            int node = dice.below(setting.nodes());
            if (behaviours.get(node) == Behaviour.HONEST) {
                behaviours.set(node, kinds[1 + placed % (kinds.length - 1)]);
                placed++;
            }
        }
        return behaviours;
    }

    /** Puts those who are far away there. */
    static void place(Setting setting, Network network, List<Behaviour> behaviours) {
        for (int node = 0; node < behaviours.size(); node++) {
            if (behaviours.get(node) == Behaviour.SLOWNESS) {
                network.slow(node, SLOWNESS);
            }
            if (setting.trouble() == Setting.Trouble.SLOW_REGION && node < setting.nodes() / 3) {
                network.slow(node, SLOW_REGION);
            }
        }
    }
}
