package energy.wattle.ledger;

import java.util.List;

/** All that somebody should look at, of all modules: the worst first, then the latest. */
public interface Alarms {

    /** The longest answer. */
    int MOST = 1_000;

    /** Needs the operator's role. */
    List<MarketAlarm> ofOperator();

    /** Needs the regulator's role. */
    List<MarketAlarm> ofRegulator();
}
