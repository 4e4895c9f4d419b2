package energy.wattle.settlement;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.time.Instant;

/**
 * The compensation that a pair agreed on. Source: Market rules, A settlement contract per zone, {@code negotiated}.
 *
 * @param from the first instant at which it is in force; a later one of the same pair and direction replaces it
 */
public record PairPrice(
        ParticipantId seller, ParticipantId buyer, CompensationDirection direction, Price price, Instant from) {}
