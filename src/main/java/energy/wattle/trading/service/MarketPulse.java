package energy.wattle.trading.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Projection;
import energy.wattle.shell.Pulse;
import java.util.List;
import org.springframework.stereotype.Component;

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
        AfterCommit.run(pulse::beat);
    }
}
