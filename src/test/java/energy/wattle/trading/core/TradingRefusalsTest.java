package energy.wattle.trading.core;

import static energy.wattle.trading.core.ZoneChain.close;
import static energy.wattle.trading.core.ZoneChain.declare;
import static energy.wattle.trading.core.ZoneChain.isVoid;
import static energy.wattle.trading.core.ZoneChain.key;
import static energy.wattle.trading.core.ZoneChain.open;
import static energy.wattle.trading.core.ZoneChain.right;
import static energy.wattle.trading.core.Zones.at;
import static energy.wattle.trading.core.Zones.buy;
import static energy.wattle.trading.core.Zones.interval;
import static energy.wattle.trading.core.Zones.participant;
import static energy.wattle.trading.core.Zones.session;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingParameters;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reason for which a record of trading has no effect. Source: Ledger, Sealed until the gate. */
class TradingRefusalsTest {

    private static final Interval TEN = interval("10:00");
    private static final Session SESSION = session(SessionKind.REAL_TIME, "10:00");
    private static final ParticipantId A = new ParticipantId("a");
    private static final ParticipantId B = new ParticipantId("b");

    private ZoneChain chain = new ZoneChain(Zones.zone());

    @BeforeEach
    void aChainThatBeganLongAfterEarlierGates() {
        chain.know(participant("a"));
        chain.know(participant("b"));
        chain.block(at("09:20"));
    }

    @Test
    void anOpenThatDoesNotSayWhatTheCalendarSaysIsVoid() {
        Session later = new Session(SESSION.id(), SESSION.end(), SESSION.opens(), at("09:56"));
        Session nowhere = new Session(
                new energy.wattle.trading.SessionId(Zones.Z1, SessionKind.INTRADAY, interval("10:15")),
                at("14:15"),
                at("07:15"),
                at("09:15"));
        chain.block(
                at("09:25"),
                isVoid("TERMS_DIFFER", open(later)),
                isVoid("UNKNOWN_SESSION", open(nowhere)),
                isVoid("MALFORMED", ZoneChain.record(RecordKind.OPEN, Bytes.ofUtf8("open"))),
                isVoid("MALFORMED", ZoneChain.record(RecordKind.OPEN, renamed())),
                right(open(SESSION)),
                isVoid("OUT_OF_TURN", open(SESSION)));
    }

    @Test
    void anOpenBeforeItsTimeIsVoid() {
        chain.block(at("09:24"), isVoid("TOO_EARLY", open(SESSION)));
    }

    @Test
    void aKeyThatIsNotOpensKeyIsVoid() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:55"), right(close(SESSION.id())));
        chain.block(
                at("09:55"),
                isVoid("KEY_MISMATCH", key(SESSION.id(), Bytes.ofHex("55".repeat(32)))),
                isVoid("KEY_MISMATCH", key(SESSION.id(), Bytes.ofHex("55"))),
                isVoid(
                        "UNKNOWN_SESSION",
                        key(session(SessionKind.REAL_TIME, "10:15").id())),
                right(key(SESSION.id())));
    }

    @Test
    void closeIsVoidBeforeTheGateAndTwice() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:54"), isVoid("TOO_EARLY", close(SESSION.id())));
        chain.block(
                at("09:55"),
                isVoid(
                        "UNKNOWN_SESSION",
                        close(session(SessionKind.REAL_TIME, "10:15").id())),
                right(close(SESSION.id())),
                isVoid("OUT_OF_TURN", close(SESSION.id())));
    }

    @Test
    void aDeclarationIsVoidAtOnceWhereItCannotCount() {
        Declaration declaration = offer(A, buy(TEN, 1_000, 400_000));
        chain.block(at("09:24"), isVoid("UNKNOWN_SESSION", declare(declaration)));
        chain.block(
                at("09:25"),
                right(open(SESSION)),
                right(declare(declaration)),
                isVoid("NO_PARTICIPANT", declare(offer(new ParticipantId("nobody"), buy(TEN, 1_000, 400_000)))));
        chain.block(
                at("09:55"),
                isVoid("GATE_CLOSED", declare(declaration)),
                right(close(SESSION.id())),
                isVoid("NOT_OPEN", declare(declaration)));
    }

    @Test
    void nobodySendsMoreThanAHundredDeclarationsForASession() {
        chain.block(at("09:25"), right(open(SESSION)));
        for (int i = 0; i < TradingContract.MOST_DECLARATIONS; i++) {
            chain.block(at("09:30"), right(declare(offer(A, buy(TEN, 1_000 + i, 400_000)))));
        }

        chain.block(
                at("09:31"),
                isVoid("TOO_MANY", declare(offer(A, buy(TEN, 1_000, 400_000)))),
                right(declare(offer(B, buy(TEN, 1_000, 400_000)))));
    }

    @Test
    void withoutRulesToTradeByNothingOpens() {
        chain = new ZoneChain(Zones.zone(Map.of(TradingParameters.CAP, 2_000_000L)));

        chain.block(at("09:25"), isVoid("RULES_MISSING", open(SESSION)));
        chain.know(Zones.zone());
        chain.block(at("09:25"));
        chain.block(at("09:25"), right(open(SESSION)));
    }

    private static Declaration offer(ParticipantId participant, DeclaredCurve... curves) {
        return new Declaration(participant, SESSION.id(), List.of(curves));
    }

    /** An OPEN whose terms are another session's. */
    private static Bytes renamed() {
        return new SessionRecord.Open(
                        session(SessionKind.REAL_TIME, "10:15").id().name(),
                        ZoneChain.publicKey(SESSION.id()),
                        Bytes.EMPTY,
                        SessionTerms.encode(SESSION))
                .encode();
    }
}
