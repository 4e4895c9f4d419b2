package energy.wattle.metering.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.metering.ForecastSession;
import energy.wattle.metering.MeteringState;
import energy.wattle.units.ParticipantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts from the record that brings them, sealed, to their session's key. A session takes forecasts from its OPEN
 * to its CLOSE; nobody reads one before KEY, where all of them are opened. Source: Ledger, Sealed until the gate.
 */
final class SealedForecasts {

    static final Voided SESSION_NOT_OPEN = new Voided("SESSION_NOT_OPEN");
    static final Voided NOT_A_PARTICIPANT = new Voided("NOT_A_PARTICIPANT");
    static final Voided TOO_LONG = new Voided("TOO_LONG");
    static final Voided TOO_MANY_FORECASTS = new Voided("TOO_MANY_FORECASTS");

    /** Forecasts of one participant for one session at most. */
    static final int PER_PARTICIPANT = 20;

    /** How long forecasts wait for a key from their session's OPEN on. */
    static final Duration WAIT = Duration.ofDays(30);

    /** Sessions that are forgotten with one block at most, so that no block has much to do. */
    private static final int FORGOTTEN_PER_BLOCK = 4;

    private static final int ALL = 1_000_000;
    private static final Bytes MARK = Bytes.of((byte) 1);

    private SealedForecasts() {}

    static Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        String name = record.sealed().map(SealedPayload::session).orElse("");
        if (MeteringState.session(state, name).filter(ForecastSession::isOpen).isEmpty()) {
            return SESSION_NOT_OPEN;
        }
        if (record.record().payload().length() > ForecastRecord.SEALED_LENGTH) {
            return TOO_LONG;
        }
        Optional<ParticipantId> participant = participant(state, block, record);
        if (participant.isEmpty()) {
            return NOT_A_PARTICIPANT;
        }
        StateKey place = new StateKey().text(name).text(participant.get().code());
        if (state.startingWith(MeteringState.SEALED_FORECASTS, place.key(), PER_PARTICIPANT)
                        .size()
                == PER_PARTICIPANT) {
            return TOO_MANY_FORECASTS;
        }
        return Applied.of(
                List.of(),
                List.of(new StateChange(
                        MeteringState.SEALED_FORECASTS,
                        place.number(block.height()).number(record.index()).key(),
                        Optional.of(new SealedForecast(
                                        participant.get(),
                                        block.instant(),
                                        record.record().sender(),
                                        record.record().sequence(),
                                        record.record().payload())
                                .encode()))));
    }

    /** OPEN: the session takes forecasts. */
    static Applied opened(BlockContext block, Bytes payload) {
        SessionRecord.Open open = SessionRecord.Open.decode(payload);
        ForecastSession session = new ForecastSession(open.session(), open.publicKey(), block.instant(), true);
        return Applied.of(
                List.of(),
                List.of(
                        stored(session),
                        new StateChange(MeteringState.SESSIONS_BY_AGE, ageKey(session), Optional.of(MARK))));
    }

    /** CLOSE: it takes none any more. */
    static Applied closed(StateView state, Bytes payload) {
        return MeteringState.session(state, SessionRecord.Close.decode(payload).session())
                .map(open -> new ForecastSession(open.name(), open.publicKey(), open.openedAt(), false))
                .map(closed -> Applied.of(List.of(), List.of(stored(closed))))
                .orElse(Applied.NOTHING);
    }

    /** KEY: every forecast of the session is opened, or told to be void; nothing of the session is kept. */
    static Applied released(StateView state, BlockContext block, Bytes payload) {
        SessionRecord.Key key = SessionRecord.Key.decode(payload);
        Optional<ForecastSession> session = MeteringState.session(state, key.session());
        if (session.filter(known -> block.unsealing().isPair(known.publicKey(), key.secret()))
                .isEmpty()) {
            return Applied.NOTHING;
        }
        ForecastOpening opening = new ForecastOpening(block.unsealing(), key);
        List<Fact> facts = new ArrayList<>();
        for (StateView.Entry entry : forecasts(state, key.session())) {
            facts.add(opening.open(SealedForecast.decode(entry.value())));
        }
        return Applied.of(facts, forgotten(state, session.get()));
    }

    /** Deletes what waited too long: its session was cancelled, and no key will come. */
    static List<StateChange> outdated(StateView state, Instant now) {
        List<StateChange> changes = new ArrayList<>();
        for (StateView.Entry entry :
                state.startingWith(MeteringState.SESSIONS_BY_AGE, Bytes.EMPTY, FORGOTTEN_PER_BLOCK)) {
            byte[] key = entry.key().toArray();
            Instant openedAt = Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong());
            if (openedAt.plus(WAIT).isAfter(now)) {
                break;
            }
            String name = new String(key, Long.BYTES, key.length - Long.BYTES - 1, StandardCharsets.UTF_8);
            MeteringState.session(state, name)
                    .filter(session -> session.openedAt().equals(openedAt))
                    .ifPresentOrElse(
                            session -> changes.addAll(forgotten(state, session)),
                            () -> changes.add(
                                    new StateChange(MeteringState.SESSIONS_BY_AGE, entry.key(), Optional.empty())));
        }
        return changes;
    }

    private static Optional<ParticipantId> participant(StateView state, BlockContext block, RecordInBlock record) {
        return MembershipState.keyHolder(state, record.record().sender())
                .filter(holder -> holder.role() == KeyRole.PARTICIPANT)
                .flatMap(KeyHolder::owner)
                .flatMap(id -> MembershipState.participant(state, id))
                .filter(participant -> participant.leftAt().stream()
                        .noneMatch(left -> !block.instant().isBefore(left)))
                .map(participant -> participant.id());
    }

    private static List<StateChange> forgotten(StateView state, ForecastSession session) {
        List<StateChange> changes = new ArrayList<>();
        changes.add(new StateChange(
                MeteringState.SESSIONS, new StateKey().text(session.name()).key(), Optional.empty()));
        changes.add(new StateChange(MeteringState.SESSIONS_BY_AGE, ageKey(session), Optional.empty()));
        forecasts(state, session.name())
                .forEach(entry ->
                        changes.add(new StateChange(MeteringState.SEALED_FORECASTS, entry.key(), Optional.empty())));
        return changes;
    }

    private static List<StateView.Entry> forecasts(StateView state, String session) {
        return state.startingWith(
                MeteringState.SEALED_FORECASTS, new StateKey().text(session).key(), ALL);
    }

    private static StateChange stored(ForecastSession session) {
        return new StateChange(
                MeteringState.SESSIONS,
                new StateKey().text(session.name()).key(),
                Optional.of(MeteringState.encode(session)));
    }

    private static Bytes ageKey(ForecastSession session) {
        return new StateKey()
                .number(session.openedAt().toEpochMilli())
                .text(session.name())
                .key();
    }
}
