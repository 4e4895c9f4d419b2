package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;

/** Tells of one kind of alarms. Supplied by every module that knows some. */
public interface AlarmSource {

    /** @param now market time */
    List<MarketAlarm> alarms(Instant now);
}
