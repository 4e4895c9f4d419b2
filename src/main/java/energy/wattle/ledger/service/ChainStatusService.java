package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.NodeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads where the chains stand from their heads and the main chain's state. */
final class ChainStatusService implements ChainStatuses {

    private final Chains chains;
    private final NodeStores stores;
    private final Ledger ledger;

    ChainStatusService(Chains chains, NodeStores stores, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.ledger = ledger;
    }

    @Override
    public List<ChainStatus> all() {
        return chains.main().stream()
                .flatMap(main -> {
                    StateView state = stores.states().view(main.number());
                    return chains.all().stream().map(chain -> status(chain, main, state));
                })
                .toList();
    }

    private ChainStatus status(Chain chain, Chain main, StateView mainState) {
        return new ChainStatus(
                chain.market(),
                ledger.head(chain.id()),
                stores.pending().count(chain.number()),
                chain.isMain()
                        ? Optional.empty()
                        : NodeState.anchored(mainState, chain.id()).map(BlockHeader::height),
                chain.isMain() ? Optional.of(step(main, mainState)) : Optional.empty(),
                new SetHistory(chain, stores)
                        .at(ledger.head(chain.id()).height() + 1)
                        .size());
    }

    private static ChainStatus.Step step(Chain main, StateView state) {
        long step = MarketSteps.next(state, main.genesis());
        return new ChainStatus.Step(Instant.ofEpochMilli(step), MarketSteps.waitedFor(state, step));
    }
}
