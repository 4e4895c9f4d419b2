package energy.wattle.sample.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.Metering;
import energy.wattle.sample.core.Bidding;
import energy.wattle.sample.core.Bidding.Decision;
import energy.wattle.sample.core.Bidding.Situation;
import energy.wattle.sample.core.Knowledge;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.sample.core.StorageCharge;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Declares and forecasts for a session, for every participant of its zone whose agent is on. Whoever has sent something
 * for the session itself, be it a withdrawal, or has no qualification is only forecast.
 */
final class AgentDeclarations {

    private static final Logger log = LoggerFactory.getLogger(AgentDeclarations.class);

    /** Where the agents' declarations and forecasts go, and what they look at. */
    record Exchange(Members members, Market market, Declarations declarations, Metering metering) {}

    private final PlayedData played;
    private final Exchange exchange;
    private final SampleStore store;
    private final TransactionOperations transactions;

    AgentDeclarations(PlayedData played, Exchange exchange, SampleStore store, TransactionOperations transactions) {
        this.played = played;
        this.exchange = exchange;
        this.store = store;
        this.transactions = transactions;
    }

    /** All of the session's declarations, and that they were made, stand together or not at all. */
    void declare(Session session, Instant now) {
        Optional<Bytes> key = exchange.market().sealingKey(session.id());
        if (key.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            if (store.declare(session.id().name(), now)) {
                declare(session, key.get(), now);
            }
        });
    }

    /** What a participant's agent expects of it for a session, of what can be known now. */
    SortedMap<Interval, WattHours> forecast(SampleParticipant participant, Session session, Instant now) {
        return decide(participant, session, new Knowledge(played.data(), now), positions(session))
                .forecast();
    }

    private void declare(Session session, Bytes key, Instant now) {
        Knowledge knowledge = new Knowledge(played.data(), session.gate());
        Set<ParticipantId> off = store.switchedOff();
        Set<ParticipantId> qualified = qualified(session);
        Set<ParticipantId> themselves = exchange.declarations().senders(session.id());
        Map<ParticipantId, SortedMap<Interval, TradedEnergy>> positions = positions(session);
        List<Declaration> declarations = new ArrayList<>();
        List<Forecast> forecasts = new ArrayList<>();
        for (SampleParticipant participant : played.keptIn(session.id().zone())) {
            if (off.contains(participant.id())) {
                continue;
            }
            Decision decision = decide(participant, session, knowledge, positions);
            boolean isAgents = qualified.contains(participant.id()) && !themselves.contains(participant.id());
            if (isAgents && !decision.curves().isEmpty()) {
                declarations.add(new Declaration(participant.id(), session.id(), decision.curves()));
            }
            if (!decision.forecast().isEmpty()) {
                forecasts.add(new Forecast(participant.id(), session.id().name(), now, decision.forecast()));
            }
        }
        if (!declarations.isEmpty()) {
            exchange.declarations().declareAll(declarations).forEach(receipt -> tell(session, receipt));
        }
        if (!forecasts.isEmpty()) {
            exchange.metering().forecast(session.id().zone(), key, forecasts);
        }
    }

    /** Who may do anything at all when the session begins; what a declaration may have is checked with it. */
    private Set<ParticipantId> qualified(Session session) {
        Instant from = session.id().first().start();
        return exchange.members().participants(session.id().zone()).stream()
                .filter(participant -> participant.qualifications().stream().anyMatch(held -> held.holdsAt(from)))
                .map(Participant::id)
                .collect(Collectors.toSet());
    }

    private Decision decide(
            SampleParticipant participant,
            Session session,
            Knowledge knowledge,
            Map<ParticipantId, SortedMap<Interval, TradedEnergy>> positions) {
        StorageCharge initial =
                new StorageCharge(new Interval(played.data().start()), SampleMeters.initialCharge(participant));
        boolean isStorage = participant.behaviour() instanceof SampleParticipant.Storage;
        StorageCharge charge = isStorage ? store.charge(participant.id()).orElse(initial) : initial;
        boolean isEarlier = isStorage && charge.before().compareTo(session.id().first()) < 0;
        Situation situation = new Situation(
                participant,
                session.id(),
                session.intervals(),
                isEarlier
                        ? exchange.market()
                                .positions(participant.id(), charge.before().start(), session.end())
                        : positions.getOrDefault(participant.id(), Collections.emptySortedMap()),
                knowledge,
                SampleMembers.PRICES);
        return Bidding.decide(situation, charge);
    }

    /** What the zone's participants have traded for the session's intervals. */
    private Map<ParticipantId, SortedMap<Interval, TradedEnergy>> positions(Session session) {
        Map<ParticipantId, SortedMap<Interval, TradedEnergy>> positions = new HashMap<>();
        Instant from = session.id().first().start();
        for (MadeTrade made : exchange.market().trades(session.id().zone(), from, session.end())) {
            for (ParticipantId party :
                    Set.of(made.trade().seller(), made.trade().buyer())) {
                positions
                        .computeIfAbsent(party, any -> new TreeMap<>())
                        .merge(made.trade().interval(), TradedEnergy.of(made, party), TradedEnergy::plus);
            }
        }
        return positions;
    }

    private static void tell(Session session, DeclarationReceipt receipt) {
        switch (receipt) {
            case DeclarationReceipt.Taken taken -> {}
            case DeclarationReceipt.Refused refused ->
                log.warn("An agent's declaration for {} was refused: {}", session.id(), refused.faults());
            case DeclarationReceipt.Elsewhere elsewhere ->
                log.warn("An agent's declaration for {} belongs to {}", session.id(), elsewhere.instance());
            case DeclarationReceipt.Unknown unknown ->
                log.warn("An agent's declaration for {} found no such session or member", session.id());
        }
    }
}
