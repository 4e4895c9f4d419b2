package energy.wattle.assessment;

import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * What came of it in delivery, over settled intervals.
 *
 * @param intervals settled, of one member each
 * @param fedIn metered, where there is a reading
 * @param drawn likewise
 * @param forecastFedIn expected by the last forecasts that a cleared session had opened, whether metered or not
 * @param forecastDrawn likewise
 * @param shortfall Σ max(0, −deviation)
 * @param surplus Σ max(0, deviation)
 * @param paid compensation paid
 * @param received compensation received
 * @param accuracy nothing where no interval has both a forecast and a reading, or all readings are 0
 */
public record Outcome(
        long intervals,
        WattHours fedIn,
        WattHours drawn,
        WattHours forecastFedIn,
        WattHours forecastDrawn,
        WattHours shortfall,
        WattHours surplus,
        Money paid,
        Money received,
        Optional<ForecastAccuracy> accuracy,
        Gain gain) {}
