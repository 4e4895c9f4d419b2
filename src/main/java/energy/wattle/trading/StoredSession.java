package energy.wattle.trading;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as a sub-chain's state has it, from its OPEN record or its cancellation on.
 *
 * @param publicKey that declarations are sealed to; empty if the session was never opened
 */
public record StoredSession(Session session, Bytes publicKey, SessionState state) {

    private static final int LENGTH = 1024;
    private static final int OPEN = 1;
    private static final int CLOSED = 2;
    private static final int CLEARED = 3;
    private static final int CANCELLED = 4;

    /** This session, standing elsewhere. */
    public StoredSession at(SessionState moved) {
        return new StoredSession(session, publicKey, moved);
    }

    public SessionStatus status() {
        return new SessionStatus(session, state);
    }

    /** @throws MalformedException if the bytes are no session */
    public static StoredSession decode(Bytes value) {
        return WireReader.read(
                "session",
                value,
                LENGTH,
                fields -> new StoredSession(
                        new Session(
                                SessionId.ofName(fields.text(1, SealedPayload.SESSION_LENGTH))
                                        .orElseThrow(() -> new MalformedException("no session's name")),
                                instant(fields, 2),
                                instant(fields, 3),
                                instant(fields, 4)),
                        fields.bytes(5, Limits.PUBLIC_KEY_LENGTH),
                        state(fields)));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter()
                .text(1, session.id().name())
                .uint(2, session.end().toEpochMilli())
                .uint(3, session.opens().toEpochMilli())
                .uint(4, session.gate().toEpochMilli())
                .bytes(5, publicKey);
        return switch (state) {
            case SessionState.Scheduled scheduled -> throw new IllegalStateException("a scheduled session is no state");
            case SessionState.Open open -> state(writer, OPEN, open.since()).finish();
            case SessionState.Closed closed ->
                state(writer, CLOSED, closed.since()).finish();
            case SessionState.Cleared cleared ->
                state(writer, CLEARED, cleared.since()).finish();
            case SessionState.Cancelled(BlockPoint since, CancellationReason reason) ->
                state(writer, CANCELLED, since).uint(9, Codes.of(reason)).finish();
        };
    }

    private static WireWriter state(WireWriter writer, int number, BlockPoint since) {
        return writer.uint(6, number)
                .uint(7, since.height())
                .uint(8, since.time().toEpochMilli());
    }

    private static SessionState state(WireReader fields) {
        int number = fields.uint32(6);
        BlockPoint since = new BlockPoint(fields.uint64(7), instant(fields, 8));
        return switch (number) {
            case OPEN -> new SessionState.Open(since);
            case CLOSED -> new SessionState.Closed(since);
            case CLEARED -> new SessionState.Cleared(since);
            case CANCELLED -> new SessionState.Cancelled(since, reason(fields));
            default -> throw new MalformedException("a session does not stand at " + number);
        };
    }

    private static CancellationReason reason(WireReader fields) {
        return Codes.constant(CancellationReason.class, fields.uint(9, CancellationReason.values().length - 1));
    }

    private static Instant instant(WireReader fields, int field) {
        return Instant.ofEpochMilli(fields.uint64(field));
    }

    /** What it takes to seal to this session; empty unless it is open. */
    public Optional<Bytes> sealingKey() {
        return state instanceof SessionState.Open ? Optional.of(publicKey) : Optional.empty();
    }
}
