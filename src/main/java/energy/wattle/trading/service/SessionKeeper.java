package energy.wattle.trading.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordFate;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.core.DueStep;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.trading.store.SessionDutyStore;
import energy.wattle.trading.store.SessionDutyStore.Sent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the zones' sessions, closes them at their gates, and releases their keys once CLOSE is final.
 *
 * <p>What is due follows from the chain's state; which records are under way, from this instance's table. In memory it
 * has only until when it need not look again.
 */
@Component
@NeedsCapability(Capability.SESSION_KEEPING)
@Order(20)
class SessionKeeper implements Duty {

    private static final Logger log = LoggerFactory.getLogger(SessionKeeper.class);

    /** A record that is void so often is not the one that helps: the operator's page says what waits. */
    private static final int MOST_ATTEMPTS = 10;

    private final Ledger ledger;
    private final SessionRecords records;
    private final SessionDutyStore store;
    private final TransactionOperations transactions;

    /** Per zone, the next opening or gate, once nothing is due before it. */
    private final Map<ChainId, Instant> quietUntil = new HashMap<>();

    SessionKeeper(Ledger ledger, SessionRecords records, SessionDutyStore store, TransactionOperations transactions) {
        this.ledger = ledger;
        this.records = records;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void perform(Instant now) {
        for (MarketChain zone : ledger.zones()) {
            Instant until = quietUntil.getOrDefault(zone.id(), Instant.MIN);
            if (!now.isBefore(until)) {
                ZoneSessions.of(ledger.state(zone.id())).ifPresent(sessions -> perform(zone, sessions, now));
            }
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return ledger.zones().stream()
                .flatMap(zone -> nextOf(zone, now).stream())
                .min(Instant::compareTo);
    }

    @Override
    public Watched watches() {
        return Watched.ZONES;
    }

    private Optional<Instant> nextOf(MarketChain zone, Instant now) {
        Instant until = quietUntil.getOrDefault(zone.id(), Instant.MIN);
        return until.isAfter(now)
                ? Optional.of(until)
                : ZoneSessions.of(ledger.state(zone.id())).map(sessions -> DueStep.next(sessions, now));
    }

    private void perform(MarketChain zone, ZoneSessions sessions, Instant now) {
        List<DueStep> due = DueStep.of(sessions, now);
        if (due.isEmpty() && sessions.passed().isPresent()) {
            quietUntil.put(zone.id(), DueStep.next(sessions, now));
            return;
        }
        for (DueStep step : due) {
            Optional<Sent> sent = store.find(step.session().id(), step.step());
            if (isMissing(step, sent)) {
                submit(zone, step, sent.map(Sent::attempts).orElse(0) + 1, now);
            }
        }
    }

    private boolean isMissing(DueStep step, Optional<Sent> sent) {
        return sent.isEmpty()
                || switch (ledger.fate(sent.get().record())) {
                    case RecordFate.Pending pending -> false;
                    case RecordFate.Final(long height, int index, var reason) ->
                        reason.isPresent() && mayRepeat(step, sent.get(), reason.get());
                    case RecordFate.Expired expired -> true;
                    case RecordFate.Unknown unknown -> true;
                };
    }

    private static boolean mayRepeat(DueStep step, Sent sent, String reason) {
        boolean mayRepeat = sent.attempts() < MOST_ATTEMPTS;
        if (mayRepeat) {
            log.warn(
                    "{} of session {} is void ({}): sent again",
                    step.step(),
                    step.session().id(),
                    reason);
        }
        return mayRepeat;
    }

    private void submit(MarketChain zone, DueStep step, int attempts, Instant now) {
        Draft draft = records.draft(zone, step);
        transactions.executeWithoutResult(status -> {
            Hash record = ledger.submit(List.of(draft)).getFirst();
            store.put(step.session().id(), step.step(), new Sent(record, attempts), now);
        });
    }
}
