package energy.wattle.trading.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TradingState;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.trading.store.SubmissionStore;
import energy.wattle.trading.store.SubmissionStore.Sent;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals declarations and withdrawals to their sessions' keys, signs them, and remembers what was sent. */
@Component
@NeedsCapability(Capability.DECLARATION)
class DeclarationDispatch {

    private final Ledger ledger;
    private final Keystore keystore;
    private final SubmissionStore store;

    DeclarationDispatch(Ledger ledger, Keystore keystore, SubmissionStore store) {
        this.ledger = ledger;
        this.keystore = keystore;
        this.store = store;
    }

    /** Where declarations are handed in: a zone's chain as it stands. */
    record Counter(MarketChain chain, ZoneSessions sessions, Instant now) {

        private Optional<Bytes> sealingKey(SessionId session) {
            return TradingState.session(sessions.state(), session).flatMap(stored -> stored.sealingKey());
        }
    }

    /** @param content of a declaration or a withdrawal, in the clear */
    record Outgoing(ParticipantId participant, Session session, Bytes content) {}

    /** What was sent so far. */
    SubmissionStore store() {
        return store;
    }

    /** The instance that holds the participant's key, where it is another one: there it declares. */
    Optional<String> elsewhere(ParticipantId participant) {
        return keystore.holder(key(participant));
    }

    /** Whether the session has a key to seal for: it is open, or was. */
    boolean canSeal(Counter counter, SessionId session) {
        return counter.sealingKey(session).isPresent();
    }

    /**
     * Call it in a transaction.
     *
     * @param outgoing of participants whose keys are here, for sessions that have a key
     * @return their records' ids, in the same order
     */
    List<Hash> send(Counter counter, List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) {
            return List.of();
        }
        Map<SessionId, Bytes> keys = new HashMap<>();
        List<Draft> drafts = outgoing.stream()
                .map(one -> Draft.forSession(
                        counter.chain().id(),
                        RecordKind.DECLARATION,
                        key(one.participant()),
                        one.content(),
                        one.session().id().name(),
                        keys.computeIfAbsent(
                                one.session().id(),
                                session -> counter.sealingKey(session).orElseThrow())))
                .toList();
        List<Hash> records = ledger.submit(drafts);
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Outgoing one = outgoing.get(i);
            sent.add(new Sent(
                    records.get(i),
                    one.participant(),
                    one.session().id(),
                    one.session().gate(),
                    one.content(),
                    outgoing.size() == 1 ? afterTheLast(one, counter.now()) : counter.now()));
        }
        store.add(sent);
        if (RecordTrail.isKept()) {
            AfterCommit.run(() -> sent.forEach(one -> RecordTrail.tell(
                    one.record(),
                    counter.chain().name().code(),
                    "taken for {}",
                    one.session().name())));
        }
        return records;
    }

    /** Market time may stand between two that one participant sends: their order is to be seen. */
    private Instant afterTheLast(Outgoing one, Instant now) {
        return store.of(one.participant(), one.session().id()).stream()
                .findFirst()
                .map(last -> last.submitted().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    private static KeyName key(ParticipantId participant) {
        return KeyName.of("participant", participant.code());
    }
}
