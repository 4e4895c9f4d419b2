package energy.wattle.assessment;

/**
 * Who took part.
 *
 * @param registered members registered at some time of the span
 * @param ordering of them, those with an order that counted
 * @param trading of them, those with a trade
 */
public record Participation(int registered, int ordering, int trading) {}
