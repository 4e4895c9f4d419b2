package energy.wattle.trading.core;

import static energy.wattle.trading.core.ZoneChain.close;
import static energy.wattle.trading.core.ZoneChain.declare;
import static energy.wattle.trading.core.ZoneChain.isVoid;
import static energy.wattle.trading.core.ZoneChain.key;
import static energy.wattle.trading.core.ZoneChain.open;
import static energy.wattle.trading.core.ZoneChain.right;
import static energy.wattle.trading.core.ZoneChain.send;
import static energy.wattle.trading.core.ZoneChain.withdraw;
import static energy.wattle.trading.core.Zones.at;
import static energy.wattle.trading.core.Zones.buy;
import static energy.wattle.trading.core.Zones.interval;
import static energy.wattle.trading.core.Zones.participant;
import static energy.wattle.trading.core.Zones.sell;
import static energy.wattle.trading.core.Zones.session;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.TradingState;
import energy.wattle.trading.core.MarketFact.DeclarationVoid;
import energy.wattle.trading.core.MarketFact.IntervalVoid;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.SessionCancelled;
import energy.wattle.trading.core.MarketFact.SessionCleared;
import energy.wattle.trading.core.MarketFact.TradeMade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trading contract, block by block. Source: Market rules, Sessions; Ledger, Sealed until the gate. */
class TradingContractTest {

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
    void aSessionOpensTakesDeclarationsClosesAndIsClearedInTheBlockOfItsKey() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(
                at("09:30"),
                right(declare(offer(A, sell(EnergySource.RENEWABLE, TEN, 3_000, 400_000)))),
                right(declare(offer(B, buy(TEN, 5_000, 500_000)))));
        chain.block(at("09:55"), right(close(SESSION.id())));
        List<MarketFact> facts = chain.block(at("09:55"), right(key(SESSION.id())));

        Trade trade = new Trade(TEN, order("3-0-1"), order("3-1-1"), A, B, new WattHours(3_000), new Price(450_000));
        assertThat(facts)
                .startsWith(
                        new SessionCleared(SESSION.id(), new WattHours(3_000), Optional.of(new Price(450_000))),
                        new MarketFact.IntervalCleared(
                                SESSION.id(), TEN, new WattHours(3_000), Optional.of(new Price(450_000))),
                        new TradeMade(SESSION.id(), 0, trade, EnergySource.RENEWABLE));
        assertThat(facts.stream().filter(OrdersCounted.class::isInstance).map(OrdersCounted.class::cast))
                .extracting(orders ->
                        orders.participant() + " " + orders.orders().getFirst().open())
                .containsExactly("a 0.000", "b 2.000");
        assertThat(TradingState.trades(chain.state, TEN)).containsExactly(trade);
        assertThat(TradingState.traded(chain.state, TEN))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        A, new TradedEnergy(new WattHours(3_000), new WattHours(3_000), WattHours.ZERO),
                        B, new TradedEnergy(WattHours.ZERO, WattHours.ZERO, new WattHours(3_000))));
        assertThat(chain.stateOf(SESSION.id())).isEqualTo(new SessionState.Cleared(new BlockPoint(5, at("09:55"))));
        assertThat(sealedDeclarations()).isEmpty();
    }

    @Test
    void onlyTheLastDeclarationCountsAndAWithdrawalTakesAllBack() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(
                at("09:30"),
                right(declare(offer(A, sell(EnergySource.RENEWABLE, TEN, 3_000, 400_000)))),
                right(declare(offer(B, buy(TEN, 5_000, 500_000)))),
                right(declare(offer(A, sell(EnergySource.RENEWABLE, TEN, 1_000, 300_000)))),
                right(withdraw(B, SESSION.id())));

        List<MarketFact> facts = clear();

        assertThat(facts)
                .filteredOn(OrdersCounted.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((OrdersCounted) fact)
                                .orders()
                                .getFirst()
                                .order()
                                .id())
                        .isEqualTo(order("3-2-1")));
        assertThat(facts)
                .filteredOn(DeclarationVoid.class::isInstance)
                .extracting(fact -> ((DeclarationVoid) fact).place().position() + " "
                        + ((DeclarationVoid) fact).faults().getFirst().code())
                .containsExactly("0 REPLACED", "1 REPLACED");
    }

    @Test
    void aCopiedCiphertextIsVoidWhoeverSendsIt() {
        chain.block(at("09:25"), right(open(SESSION)));
        Declaration declaration = offer(A, sell(EnergySource.RENEWABLE, TEN, 3_000, 400_000));
        Bytes own = chain.sealed(A, SESSION.id(), DeclarationCodec.encode(declaration));
        chain.block(at("09:30"), right(send(A, own)), right(send(B, own)));

        assertThat(clear())
                .filteredOn(DeclarationVoid.class::isInstance)
                .containsExactly(new DeclarationVoid(
                        SESSION.id(),
                        new MarketFact.RecordPlace(3, 1),
                        B,
                        List.of(new CodedFault("UNREADABLE", List.of()))));
    }

    @Test
    void whatCannotBeReadIsVoidWhateverItHolds() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(
                at("09:30"),
                right(declare(A, SESSION.id(), Bytes.ofUtf8("no declaration"))),
                right(declare(B, SESSION.id(), Bytes.EMPTY)));

        assertThat(clear())
                .filteredOn(DeclarationVoid.class::isInstance)
                .hasSize(2)
                .allMatch(fact ->
                        ((DeclarationVoid) fact).faults().getFirst().code().equals("UNREADABLE"));
    }

    @Test
    void whatBreaksARuleInOneIntervalIsVoidForItWithTheReason() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:30"), right(declare(offer(A, sell(EnergySource.RENEWABLE, TEN, 16_000, 400_001)))));

        assertThat(clear())
                .filteredOn(IntervalVoid.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((IntervalVoid) fact).faults())
                        .extracting(CodedFault::code)
                        .containsExactly("PRICE_OFF_TICK", "EXCEEDS_CAPACITY", "EXCEEDS_RENEWABLE_CAPACITY"));
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
    void aSessionThatNobodyOpenedIsCancelledInTheFirstBlockAtItsGate() {
        assertThat(chain.block(at("09:54"))).noneMatch(fact -> fact.session().equals(SESSION.id()));
        assertThat(chain.block(at("09:55"), isVoid("OUT_OF_TURN", open(SESSION))))
                .contains(new SessionCancelled(SESSION, CancellationReason.NOT_OPENED));
        assertThat(chain.block(at("09:56"))).isEmpty();
        assertThat(chain.stateOf(SESSION.id()))
                .isEqualTo(new SessionState.Cancelled(new BlockPoint(3, at("09:55")), CancellationReason.NOT_OPENED));
    }

    @Test
    void whatWasOverBeforeTheChainKnewItsRulesCountsAsNeverOpened() {
        assertThat(chain.stateOf(session(SessionKind.REAL_TIME, "09:00").id()))
                .isEqualTo(new SessionState.Cancelled(new BlockPoint(0, Instant.EPOCH), CancellationReason.NOT_OPENED));
        assertThat(chain.stateOf(SESSION.id())).isEqualTo(new SessionState.Scheduled());
    }

    @Test
    void afterAStandstillTheCalendarIsCaughtUpInStretches() {
        Instant later = at("09:20").plus(SessionTimes.STRETCH).plus(SessionTimes.STRETCH);

        int first = chain.block(later).size();
        int second = chain.block(later).size();

        // Per day one day-ahead session, 24 intraday and 96 real-time ones.
        assertThat(first).isEqualTo(3 * 121);
        assertThat(second).isEqualTo(3 * 121);
        assertThat(chain.block(later)).isEmpty();
    }

    @Test
    void aSessionWithoutKeyIsCancelledInTheFirstBlockAtItsDelivery() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:30"), right(declare(offer(A, buy(TEN, 1_000, 400_000)))));
        chain.block(at("09:55"), right(close(SESSION.id())));

        assertThat(chain.block(at("10:00"), isVoid("OUT_OF_TURN", key(SESSION.id()))))
                .contains(new SessionCancelled(SESSION, CancellationReason.DELIVERY_BEGAN));
        assertThat(sealedDeclarations()).isEmpty();
    }

    @Test
    void aKeyThatComesTooLateCancelsNothingMore() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:55"), right(close(SESSION.id())));
        for (int i = 1; i < 30; i++) {
            assertThat(chain.block(at("09:57"))).isEmpty();
        }
        assertThat(chain.block(at("09:57")))
                .containsExactly(new SessionCancelled(SESSION, CancellationReason.KEY_OVERDUE));
        chain.block(at("09:58"), isVoid("OUT_OF_TURN", key(SESSION.id())));
    }

    @Test
    void aKeyReleasedBeforeCloseIsInAnEarlierBlockCancelsTheSession() {
        chain.block(at("09:25"), right(open(SESSION)));
        chain.block(at("09:30"), right(declare(offer(A, buy(TEN, 1_000, 400_000)))));

        assertThat(chain.block(at("09:55"), right(close(SESSION.id())), right(key(SESSION.id()))))
                .contains(new SessionCancelled(SESSION, CancellationReason.KEY_RELEASED_EARLY));
        assertThat(sealedDeclarations()).isEmpty();
        chain.block(at("09:56"), isVoid("OUT_OF_TURN", key(SESSION.id())));
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

    private List<MarketFact> clear() {
        chain.block(at("09:55"), right(close(SESSION.id())));
        return chain.block(at("09:55"), right(key(SESSION.id())));
    }

    private List<?> sealedDeclarations() {
        return chain.state.startingWith(TradingState.DECLARATIONS, Bytes.EMPTY, 10);
    }

    private static Declaration offer(ParticipantId participant, DeclaredCurve... curves) {
        return new Declaration(participant, SESSION.id(), List.of(curves));
    }

    private static energy.wattle.units.OrderId order(String code) {
        return new energy.wattle.units.OrderId(code);
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
