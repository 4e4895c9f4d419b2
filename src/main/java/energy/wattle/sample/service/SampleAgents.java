package energy.wattle.sample.service;

import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.DeclaringAgents;
import energy.wattle.sample.BiddingAgentSwitches;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.trading.OwnForecasts;
import energy.wattle.trading.Session;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets participants switch their own agent, and tells what it expects of them. */
final class SampleAgents implements DeclaringAgents, OwnForecasts {

    private final PlayedData played;
    private final BiddingAgentSwitches switches;
    private final AgentDeclarations declarations;
    private final MarketClock clock;

    SampleAgents(PlayedData played, BiddingAgentSwitches switches, AgentDeclarations declarations, MarketClock clock) {
        this.played = played;
        this.switches = switches;
        this.declarations = declarations;
        this.clock = clock;
    }

    @Override
    public Optional<Boolean> declaresFor(ParticipantId participant) {
        return of(participant).map(one -> !switches.switchedOff().contains(one.id()));
    }

    @Override
    public void let(ParticipantId participant, boolean declares) {
        if (declares) {
            switches.switchOn(participant);
        } else {
            switches.switchOff(participant);
        }
    }

    @Override
    public SortedMap<Interval, WattHours> forecast(ParticipantId participant, Session session) {
        return of(participant)
                .map(one -> declarations.forecast(one, session, clock.instant()))
                .orElseGet(TreeMap::new);
    }

    private Optional<SampleParticipant> of(ParticipantId participant) {
        return played.participants().stream()
                .filter(one -> one.id().equals(participant))
                .findFirst();
    }
}
