package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import java.time.Instant;

/**
 * A session whose key has not been released yet.
 *
 * @param name on the ledger
 * @param publicKey that forecasts for it are sealed to
 * @param openedAt time of OPEN's block
 * @param isOpen whether it takes forecasts: from OPEN to CLOSE
 */
public record ForecastSession(String name, Bytes publicKey, Instant openedAt, boolean isOpen) {}
