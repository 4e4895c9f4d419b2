package energy.wattle.ledger.service;

import energy.wattle.ledger.StateView;
import java.util.Optional;

/**
 * Whether one chain's next block can be executed here: an instance that joined later may have to ask for its epoch's
 * key first. For the chain's thread.
 */
final class EpochSight {

    private final Chain chain;
    private final EpochKeyExchange keys;
    private final HeldEpochKeys held;
    private Optional<StateView> blind = Optional.empty();

    EpochSight(Chain chain, EpochKeyExchange keys, HeldEpochKeys held) {
        this.chain = chain;
        this.keys = keys;
        this.held = held;
    }

    /** The next block comes on top of this state. */
    void look(StateView state) {
        blind = Optional.of(state).filter(this::lacksKey);
    }

    /** Asks again, from time to time, as long as it is. */
    boolean isBlind() {
        blind = blind.filter(this::lacksKey);
        return blind.isPresent();
    }

    private boolean lacksKey(StateView state) {
        Optional<Long> missing = keys.missing(chain, state, held);
        missing.ifPresent(epoch -> keys.ask(chain, epoch));
        return missing.isPresent();
    }
}
