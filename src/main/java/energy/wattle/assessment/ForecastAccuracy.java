package energy.wattle.assessment;

/**
 * How the last forecasts that a cleared session had opened compare with meters, over the intervals that have both.
 *
 * @param intervals of one member each, at least one
 * @param wape Σ |forecast − metered| / Σ |metered|
 * @param bias Σ (forecast − metered) / Σ |metered|: positive where too much was expected
 */
public record ForecastAccuracy(long intervals, BasisPoints wape, BasisPoints bias) {}
