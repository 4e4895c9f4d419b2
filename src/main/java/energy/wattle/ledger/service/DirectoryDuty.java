package energy.wattle.ledger.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Holdings;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Learns from the main chain who holds which keys, before any other duty signs with one. */
@Order(-1)
final class DirectoryDuty implements Duty {

    private final Chains chains;
    private final KeyDirectory directory;
    private final Ledger ledger;
    private long lastOrder = -1;

    DirectoryDuty(Chains chains, KeyDirectory directory, Ledger ledger) {
        this.chains = chains;
        this.directory = directory;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.main().filter(main -> !directory.isAlone()).ifPresent(main -> {
            StateView state = ledger.state(main.id());
            long last = new ElectionState(main.suite(), main.genesis(), state).lastOrder();
            if (last != lastOrder) {
                directory.learn(new Holdings(state).entries());
                lastOrder = last;
            }
        });
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }
}
