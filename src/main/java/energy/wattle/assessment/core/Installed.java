package energy.wattle.assessment.core;

import energy.wattle.units.ParticipantId;
import java.util.SortedMap;

/**
 * The members of the span, by what they could feed in and draw at most, in W.
 *
 * @param feedIn installed capacity of what feeds in; 0 for who only consumes
 * @param connection of the same members
 */
public record Installed(SortedMap<ParticipantId, Long> feedIn, SortedMap<ParticipantId, Long> connection) {}
