package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.Succession;
import java.util.Optional;

/**
 * What a block stands on: the chain's last block, and where a recovery manifest takes effect, what follows from that
 * before anything of the block does. Source: Ledger, rule 28.
 *
 * @param stored the tip as the last block left it
 * @param below the state after the last block, as that one's root has it
 */
public record Ground(ChainTip stored, StateView below, Optional<Succeeded> succession) {

    /**
     * A manifest that takes effect.
     *
     * @param payload of the RECOVERY record that shows it
     * @param effects on the state, and what is said of them
     * @param tip with the validators that the manifest names, and the epoch that begins
     * @param state with the effects
     */
    public record Succeeded(Bytes payload, Succession order, Applied effects, ChainTip tip, StateView state) {}

    /** Of a block like all others. */
    public static Ground of(ChainTip tip, StateView state) {
        return new Ground(tip, state, Optional.empty());
    }

    /** What the block's header has to follow. */
    public ChainTip tip() {
        return succession.map(Succeeded::tip).orElse(stored);
    }

    /** The state by which the block's validators and leaders, senders and rights are. */
    public StateView state() {
        return succession.map(Succeeded::state).orElse(below);
    }

    /** Whether the same validators decide the same height in the same epoch. */
    public boolean isLike(Ground other) {
        return stored.hash().equals(other.stored.hash())
                && succession.map(Succeeded::order).equals(other.succession.map(Succeeded::order));
    }
}
