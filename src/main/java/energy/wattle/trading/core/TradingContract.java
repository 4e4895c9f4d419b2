package energy.wattle.trading.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.TradingState;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sessions and their declarations on a zone's chain. Source: Market rules, Sessions, Declarations and Clearing; Ledger,
 * Sealed until the gate.
 *
 * <p>Who may send OPEN, CLOSE and KEY is the ledger's to check. An OPEN says again what the calendar says, so that
 * nobody has to believe the edge cluster for its gate.
 */
public final class TradingContract implements Contract {

    /** The most declarations, withdrawals among them, that a participant may send for one session. */
    public static final int MOST_DECLARATIONS = 100;

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.OPEN, RecordKind.CLOSE, RecordKind.KEY, RecordKind.DECLARATION);
    }

    @Override
    public List<Integer> tables() {
        return List.of(
                TradingState.SESSIONS,
                TradingState.AGENDA,
                TradingState.DECLARATIONS,
                TradingState.TRADED,
                TradingState.TRADES,
                TradingState.SENT);
    }

    @Override
    public Applied begin(StateView state, BlockContext block) {
        return block.chain().isMain() ? Applied.NOTHING : SessionTimes.begin(state, point(block));
    }

    @Override
    public Applied conclude(StateView state, BlockContext block) {
        return block.chain().isMain() ? Applied.NOTHING : SessionTimes.conclude(state, point(block));
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Bytes payload = record.record().payload();
        try {
            return switch (record.record().kind()) {
                case OPEN -> open(state, block, SessionRecord.Open.decode(payload));
                case CLOSE -> close(state, block, SessionRecord.Close.decode(payload));
                case KEY -> key(state, block, record.index(), SessionRecord.Key.decode(payload));
                case DECLARATION -> declare(state, block, record);
                default ->
                    throw new IllegalArgumentException(
                            "trading has no record " + record.record().kind());
            };
        } catch (MalformedException e) {
            return VoidReason.MALFORMED.voided();
        }
    }

    private static Outcome open(StateView state, BlockContext block, SessionRecord.Open open) {
        Session terms = SessionTerms.decode(open.terms());
        if (!terms.id().name().equals(open.session()) || open.publicKey().isEmpty()) {
            return VoidReason.MALFORMED.voided();
        }
        Optional<ZoneSessions> sessions = ZoneSessions.of(state);
        if (sessions.isEmpty() || sessions.get().passed().isEmpty()) {
            return VoidReason.RULES_MISSING.voided();
        }
        Optional<SessionStatus> status = sessions.get().find(terms.id());
        if (status.isEmpty()) {
            return VoidReason.UNKNOWN_SESSION.voided();
        }
        Session session = status.get().session();
        if (!session.equals(terms)) {
            return VoidReason.TERMS_DIFFER.voided();
        }
        SessionStep step = SessionLife.step(session, status.get().state(), new SessionInput.OpenRecord(point(block)));
        StoredSession stored =
                new StoredSession(session, open.publicKey(), status.get().state());
        return moved(step, () -> SessionTimes.opened(state, stored.at(step.state())));
    }

    private static Outcome close(StateView state, BlockContext block, SessionRecord.Close close) {
        Optional<StoredSession> stored = TradingState.session(state, SessionTerms.id(close.session()))
                .filter(session -> isOfZone(block, session));
        if (stored.isEmpty()) {
            return VoidReason.UNKNOWN_SESSION.voided();
        }
        SessionStep step = SessionLife.step(
                stored.get().session(), stored.get().state(), new SessionInput.CloseRecord(point(block)));
        return moved(step, () -> SessionTimes.closed(state, stored.get().at(step.state())));
    }

    private static Outcome key(StateView state, BlockContext block, int position, SessionRecord.Key key) {
        Optional<StoredSession> stored =
                TradingState.session(state, SessionTerms.id(key.session())).filter(session -> isOfZone(block, session));
        if (stored.isEmpty()) {
            return VoidReason.UNKNOWN_SESSION.voided();
        }
        StoredSession session = stored.get();
        boolean matches = block.unsealing().isPair(session.publicKey(), key.secret());
        SessionStep step =
                SessionLife.step(session.session(), session.state(), new SessionInput.KeyRecord(point(block), matches));
        if (!(step.state() instanceof SessionState.Cleared)) {
            return moved(step, () -> SessionTimes.cancelled(state, session.at(step.state())));
        }
        Optional<ZoneSessions> sessions = ZoneSessions.of(state);
        if (sessions.isEmpty()) {
            return VoidReason.RULES_MISSING.voided();
        }
        return moved(step, () -> new SessionClearing(sessions.get(), block, position, session).clear(key.secret()));
    }

    private static Outcome declare(StateView state, BlockContext block, RecordInBlock record) {
        KeyId sender = record.record().sender();
        SessionId id =
                SessionTerms.id(record.sealed().map(SealedPayload::session).orElse(""));
        Optional<StoredSession> session = TradingState.session(state, id).filter(stored -> isOfZone(block, stored));
        if (session.isEmpty()) {
            return VoidReason.UNKNOWN_SESSION.voided();
        }
        if (!(session.get().state() instanceof SessionState.Open)) {
            return VoidReason.NOT_OPEN.voided();
        }
        if (!block.instant().isBefore(session.get().session().gate())) {
            return VoidReason.GATE_CLOSED.voided();
        }
        Optional<ParticipantId> participant = MembershipState.keyHolder(state, id.zone(), sender)
                .flatMap(KeyHolder::owner)
                .flatMap(owner -> MembershipState.participant(state, owner))
                .filter(member -> member.isRegisteredAt(block.instant()))
                .map(Participant::id);
        if (participant.isEmpty()) {
            return VoidReason.NO_PARTICIPANT.voided();
        }
        long sent = SealedDeclaration.sent(state, id, participant.get());
        if (sent >= MOST_DECLARATIONS) {
            return VoidReason.TOO_MANY.voided();
        }
        SealedDeclaration declaration = new SealedDeclaration(
                new LedgerPlace(point(block), record.index()),
                participant.get(),
                sender,
                record.record().sequence(),
                record.record().payload());
        return Applied.of(List.of(), declaration.stored(id, sent));
    }

    private static Outcome moved(SessionStep step, Supplier<Applied> effects) {
        return switch (step) {
            case SessionStep.Moved moved -> effects.get();
            case SessionStep.Stayed stayed -> Applied.NOTHING;
            case SessionStep.RecordVoid(var state, var fault) ->
                VoidReason.of(fault).voided();
        };
    }

    private static boolean isOfZone(BlockContext block, StoredSession session) {
        return session.session().id().zone().code().equals(block.chain().name().code());
    }

    private static BlockPoint point(BlockContext block) {
        return new BlockPoint(block.height(), block.instant());
    }
}
