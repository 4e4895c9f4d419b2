package energy.wattle.trading;

import energy.wattle.units.Problem;

/**
 * What is wrong with a typed line.
 *
 * @param line place of the line in what was typed, from 0
 * @param field beside which it is told
 */
public record TypedFault(int line, TypedOrder.Field field, Problem problem) {}
