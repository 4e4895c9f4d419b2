package energy.wattle.sample;

import energy.wattle.units.ParticipantId;
import java.util.Set;

/** Which participants an agent declares for. It does for all, until somebody switches it off to declare alone. */
public interface BiddingAgentSwitches {

    Set<ParticipantId> switchedOff();

    void switchOff(ParticipantId participant);

    void switchOn(ParticipantId participant);
}
