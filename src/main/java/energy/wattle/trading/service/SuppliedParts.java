package energy.wattle.trading.service;

import energy.wattle.membership.DeclaringAgents;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.EditingHold;
import energy.wattle.trading.OwnForecasts;
import energy.wattle.trading.Session;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules may supply for declaring, and need not: agents, forecasts, time that waits. */
@Component
@NeedsCapability(Capability.DECLARATION)
class SuppliedParts {

    private final ObjectProvider<DeclaringAgents> agents;
    private final ObjectProvider<OwnForecasts> forecasts;
    private final ObjectProvider<EditingHold> holds;

    SuppliedParts(
            ObjectProvider<DeclaringAgents> agents,
            ObjectProvider<OwnForecasts> forecasts,
            ObjectProvider<EditingHold> holds) {
        this.agents = agents;
        this.forecasts = forecasts;
        this.holds = holds;
    }

    Optional<Boolean> agentDeclares(ParticipantId own) {
        return agents.stream().findFirst().flatMap(agent -> agent.declaresFor(own));
    }

    SortedMap<Interval, WattHours> forecast(ParticipantId own, Session session) {
        return forecasts.stream()
                .findFirst()
                .map(source -> source.forecast(own, session))
                .orElseGet(TreeMap::new);
    }

    Optional<Duration> lease() {
        return holds.stream().findFirst().flatMap(EditingHold::lease);
    }
}
