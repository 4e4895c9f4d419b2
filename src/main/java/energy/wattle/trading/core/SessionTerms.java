package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import java.time.Instant;

/** What an OPEN record says of its session: what, for which intervals, from when to when. */
public final class SessionTerms {

    private SessionTerms() {}

    public static Bytes encode(Session session) {
        return new WireWriter()
                .text(1, session.id().name())
                .uint(2, session.end().toEpochMilli())
                .uint(3, session.opens().toEpochMilli())
                .uint(4, session.gate().toEpochMilli())
                .finish();
    }

    /** @throws MalformedException if the bytes are no terms */
    public static Session decode(Bytes terms) {
        return WireReader.read(
                "terms",
                terms,
                SessionRecord.TERMS_LENGTH,
                fields -> new Session(
                        id(fields.text(1, SealedPayload.SESSION_LENGTH)),
                        instant(fields, 2),
                        instant(fields, 3),
                        instant(fields, 4)));
    }

    /** @throws MalformedException if no session can have this name */
    static SessionId id(String name) {
        return SessionId.ofName(name)
                .orElseThrow(() -> new MalformedException("no session has the name ‘%s’".formatted(name)));
    }

    private static Instant instant(WireReader fields, int field) {
        return Instant.ofEpochMilli(fields.uint64(field));
    }
}
