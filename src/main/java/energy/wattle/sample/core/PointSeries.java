package energy.wattle.sample.core;

/**
 * What was measured and forecast at one point, in Wh per interval, none negative.
 *
 * @param dayAhead known at noon of the day before
 * @param intraday known an hour before the interval
 */
public record PointSeries(Series actual, Series dayAhead, Series intraday) {}
