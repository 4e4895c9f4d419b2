package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static energy.wattle.settlement.core.Settlements.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.PairPrice;
import energy.wattle.units.Coefficient;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which settlement contract an interval is settled by. Market rules, A settlement contract per zone. */
class ContractVersionsTest {

    private static final Instant START = NOON.start();
    private static final Instant BEFORE = START.minus(Duration.ofHours(2));
    private static final Instant QUARTER = START.plus(Duration.ofMinutes(15));
    private static final Price FEE = Price.of("0.02");

    private final SettlementChain chain =
            new SettlementChain().members("seller", "buyer", "third").trades(trade("seller", "buyer", "100", "0.45"));

    private static ContractVersion version(int number, Instant from, ContractKind kind, String coefficient) {
        return new ContractVersion(number, from, kind, Coefficient.of(coefficient), Price.ZERO, Price.ZERO);
    }

    /** Price of the only compensation when the interval is settled with the seller 20 short. */
    private String compensation() {
        chain.price(NOON, "0.60", "0.30")
                .read(NOON, "seller", "80")
                .read(NOON, "buyer", "-100")
                .read(NOON, "third", "0");
        assertThat(chain.noonIn(NOON.end())).containsExactly("1 FINAL");
        return chain.lines.stream()
                .filter(line -> line.line().kind() == LineKind.COMPENSATION)
                .map(line -> line.line().price().toString())
                .reduce("", String::concat);
    }

    @Test
    void withoutAVersionTheWholeSpreadIsCompensatedAndThereAreNoFees() {
        chain.block(BEFORE);
        assertThat(compensation()).isEqualTo("0.150000");
        assertThat(chain.lines).hasSize(3);
    }

    @Test
    void theVersionInForceAtTheStartOfTheIntervalSettlesItThoughItWasReplacedWhileItRan() {
        chain.contract(version(1, START, ContractKind.SPREAD, "0.5")).block(BEFORE);
        chain.contract(version(2, QUARTER, ContractKind.SPREAD, "0.1")).block(START.plusSeconds(1));

        assertThat(compensation()).isEqualTo("0.075000");
    }

    @Test
    void aVersionThatStartsEarlierOverridesOneThatWasToStartLater() {
        chain.contract(version(1, QUARTER, ContractKind.SPREAD, "0.5")).block(BEFORE);
        chain.contract(version(2, START, ContractKind.SPREAD, "0.2")).block(BEFORE.plusSeconds(1));

        assertThat(compensation()).isEqualTo("0.030000");
        assertThat(ContractVersions.inForce(chain.state, QUARTER).version()).isEqualTo(2);
        assertThat(ContractVersions.inForce(chain.state, START.minusSeconds(1))).isEqualTo(ContractVersion.DEFAULT);
    }

    @Test
    void feesAreBorneHalfByEachSide() {
        chain.contract(new ContractVersion(1, START, ContractKind.SPREAD, Coefficient.ONE, FEE, FEE));
        chain.block(BEFORE);

        compensation();
        assertThat(chain.lines.subList(3, 7))
                .allSatisfy(line -> assertThat(line.line().amount()).hasToString("0.800000"));
    }

    @Test
    void versionsComeInTheirOrderAndNotForThePast() {
        chain.block(START);
        chain.contract(version(2, QUARTER, ContractKind.SPREAD, "1"))
                .contract(version(1, START, ContractKind.SPREAD, "1"))
                .contract(version(1, QUARTER, ContractKind.SPREAD, "1"))
                .contract(version(1, QUARTER, ContractKind.SPREAD, "1"))
                .contract(version(2, QUARTER, ContractKind.SPREAD, "1"))
                .record(RecordKind.SETTLEMENT_CONTRACT, "edge", Bytes.ofUtf8("nonsense"));
        chain.block(START.plusMillis(1));

        assertThat(chain.voidReasons())
                .containsExactly(
                        "NOT_THE_NEXT_VERSION",
                        "START_PASSED",
                        "in effect",
                        "NOT_THE_NEXT_VERSION",
                        "in effect",
                        "MALFORMED");
    }

    @Test
    void aContractOfAnUnknownNameOrWithANegativeFeeIsMalformed() {
        Bytes unknown =
                new WireWriter().uint(1, 1).uint(2, 100).text(3, "barter").finish();
        assertThatThrownBy(() -> ContractVersions.decode(unknown)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ContractVersions.encode(
                        new ContractVersion(1, START, ContractKind.SPREAD, Coefficient.ONE, new Price(-1), FEE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPairsPriceHoldsOnceBothHavePutItForward() {
        chain.contract(version(1, START, ContractKind.NEGOTIATED, "1")).block(BEFORE);
        chain.pairPrice("seller", agreed("0.05", START)).block(BEFORE.plusSeconds(1));
        chain.pairPrice("buyer", agreed("0.06", START)).block(BEFORE.plusSeconds(2));
        assertThat(chain.pairPrice("buyer", agreed("0.05", START)).block(BEFORE.plusSeconds(3)))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.isEncrypted()).isTrue();
                    assertThat(PriceRecords.decodePairPrice(fact.payload())).isEqualTo(agreed("0.05", START));
                });

        assertThat(compensation()).isEqualTo("0.050000");
    }

    @Test
    void whatOnlyOneOfThePairHasPutForwardDoesNotHold() {
        chain.contract(version(1, START, ContractKind.NEGOTIATED, "1")).block(BEFORE);
        chain.pairPrice("seller", agreed("0.05", START)).pairPrice("buyer", agreed("0.06", START));
        chain.block(BEFORE.plusSeconds(1));

        assertThat(compensation()).isEqualTo("0.150000");
    }

    @Test
    void aPairAgreesForItselfAndForLaterOnly() {
        chain.block(START);
        chain.pairPrice("third", agreed("0.05", QUARTER))
                .pairPrice("seller", agreed("0.05", START))
                .pairPrice("seller", agreed("0.05", QUARTER.plus(Duration.ofDays(401))))
                .pairPrice(
                        "seller",
                        new PairPrice(
                                new ParticipantId("seller"),
                                new ParticipantId("nobody"),
                                CompensationDirection.SELLER_TO_BUYER,
                                Price.of("0.05"),
                                QUARTER))
                .record(RecordKind.PAIR_PRICE, "seller", Bytes.ofUtf8("nonsense"));
        chain.block(START.plusSeconds(1));

        assertThat(chain.voidReasons())
                .containsExactly(
                        "NOT_OF_THE_PAIR", "START_PASSED", "PRICE_OUT_OF_REACH", "UNKNOWN_PARTICIPANT", "MALFORMED");
    }

    @Test
    void offersThatNobodyTookMakeRoomOnceTheirStartIsOver() {
        chain.block(BEFORE);
        for (int i = 0; i <= PairPriceState.OFFERS; i++) {
            chain.pairPrice("seller", agreed("0.05", START.plus(Duration.ofMinutes(15L * i))));
        }
        chain.block(BEFORE.plusSeconds(1));
        assertThat(chain.voidReasons().getLast()).isEqualTo("TOO_MANY_OFFERS");

        chain.pairPrice("seller", agreed("0.05", START.plus(Duration.ofDays(3))))
                .block(QUARTER);
        assertThat(chain.voidReasons()).containsExactly("in effect");
    }

    @Test
    void anAssignedPriceHoldsForItsIntervalAndALaterOneCorrectsIt() {
        chain.contract(version(1, START, ContractKind.ASSIGNED, "1")).block(BEFORE);
        assign("0.04").block(BEFORE.plusSeconds(1));

        assertThat(compensation()).isEqualTo("0.040000");
        assertThat(assign("0.07").noonIn(NOON.end().plusSeconds(1))).containsExactly("2 CORRECTED");
        assertThat(chain.lines.getLast().line().amount()).hasToString("0.600000");
        assertThat(assign("0.07").noonIn(NOON.end().plusSeconds(2))).isEmpty();
    }

    private SettlementChain assign(String price) {
        return chain.record(
                RecordKind.ASSIGNED_PRICE,
                "edge",
                PriceRecords.encodeAssignedPrices(
                        List.of(new AssignedPrice(NOON, CompensationDirection.SELLER_TO_BUYER, Price.of(price)))));
    }

    private static PairPrice agreed(String price, Instant from) {
        return new PairPrice(
                new ParticipantId("seller"),
                new ParticipantId("buyer"),
                CompensationDirection.SELLER_TO_BUYER,
                Price.of(price),
                from);
    }
}
