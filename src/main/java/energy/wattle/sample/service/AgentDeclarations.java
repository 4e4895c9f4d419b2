package energy.wattle.sample.service;

import energy.wattle.ledger.Bytes;
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
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Declares and forecasts for a session, for every participant of its zone whose agent is on. Whoever has sent something
 * for the session itself, be it a withdrawal, is only forecast.
 */
final class AgentDeclarations {

    private static final Logger log = LoggerFactory.getLogger(AgentDeclarations.class);

    /** Where the agents' declarations and forecasts go, and what they look at. */
    record Exchange(Market market, Declarations declarations, Metering metering) {}

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
        return decide(participant, session, new Knowledge(played.data(), now)).forecast();
    }

    private void declare(Session session, Bytes key, Instant now) {
        Knowledge knowledge = new Knowledge(played.data(), session.gate());
        Set<ParticipantId> off = store.switchedOff();
        Set<ParticipantId> themselves = exchange.declarations().senders(session.id());
        List<Declaration> declarations = new ArrayList<>();
        List<Forecast> forecasts = new ArrayList<>();
        for (SampleParticipant participant : played.of(session.id().zone())) {
            if (off.contains(participant.id())) {
                continue;
            }
            Decision decision = decide(participant, session, knowledge);
            if (!decision.curves().isEmpty() && !themselves.contains(participant.id())) {
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

    private Decision decide(SampleParticipant participant, Session session, Knowledge knowledge) {
        StorageCharge charge = store.charge(participant.id())
                .orElseGet(() -> new StorageCharge(
                        new Interval(played.data().start()), SampleMeters.initialCharge(participant)));
        Instant from = participant.behaviour() instanceof SampleParticipant.Storage
                        && charge.before().compareTo(session.id().first()) < 0
                ? charge.before().start()
                : session.id().first().start();
        Situation situation = new Situation(
                participant,
                session.id(),
                session.intervals(),
                exchange.market().positions(participant.id(), from, session.end()),
                knowledge,
                SampleMembers.PRICES);
        return Bidding.decide(situation, charge);
    }

    private static void tell(Session session, DeclarationReceipt receipt) {
        switch (receipt) {
            case DeclarationReceipt.Taken taken -> {}
            case DeclarationReceipt.Refused refused ->
                log.warn("An agent's declaration for {} was refused: {}", session.id(), refused.faults());
            case DeclarationReceipt.Unknown unknown ->
                log.warn("An agent's declaration for {} found no such session or member", session.id());
        }
    }
}
