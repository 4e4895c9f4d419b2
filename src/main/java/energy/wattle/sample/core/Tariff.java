package energy.wattle.sample.core;

/**
 * What the grid takes and pays, in micro-currency per kWh by interval; feed-in prices may be negative.
 *
 * @param purchase for energy drawn, not below feed-in
 * @param feedIn for energy fed in
 */
public record Tariff(Series purchase, Series feedIn) {}
