package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The market as everybody may see it: sessions, prices, cleared volumes and renewable shares. Order books are not
 * public; what a picture of one needs, only regulators get.
 */
public interface PublicMarket {

    MarketToday today();

    /** @return nothing if there is no such zone, or a zone cannot have such a day */
    Optional<PublicDay> day(String zone, LocalDate day);

    /** The day's cleared intervals as a CSV table; the header alone where there are none. */
    String csv(String zone, LocalDate day);

    /** An interval as it was cleared, with its ladder. Needs the role of a regulator. */
    Optional<ClearedInterval> ladder(SessionId session, Interval interval);
}
