package energy.wattle.trading.service;

import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Projection;
import energy.wattle.shell.Pulse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the pages of every new block, once what follows from it can be read. */
@Component
class MarketPulse implements Projection {

    private final Pulse pulse;

    MarketPulse(Pulse pulse) {
        this.pulse = pulse;
    }

    /** It keeps nothing; it only has to know when. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    pulse.beat();
                }
            });
        } else {
            pulse.beat();
        }
    }
}
