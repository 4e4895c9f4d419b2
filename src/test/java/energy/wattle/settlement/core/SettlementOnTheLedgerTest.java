package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static energy.wattle.settlement.core.Settlements.trade;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKind;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.core.SettlementFacts.Settled;
import energy.wattle.units.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an interval is settled, and on what. Market rules, Forecast compensation and settlement; Missing meters. */
class SettlementOnTheLedgerTest {

    private static final Instant START = NOON.start();
    private static final Instant END = NOON.end();
    private static final Instant FIRST_DEADLINE = END.plus(Duration.ofHours(24));
    private static final Instant SECOND_DEADLINE = END.plus(Duration.ofDays(7));
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Example 2: sold 100 at 0.45. */
    private static SettlementChain example2() {
        SettlementChain chain =
                new SettlementChain().members("seller", "buyer").trades(trade("seller", "buyer", "100", "0.45"));
        chain.block(START);
        return chain;
    }

    @Test
    void anIntervalIsSettledInTheBlockThatBringsTheLastReading() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "seller", "80");

        assertThat(chain.noonIn(END)).isEmpty();
        assertThat(chain.read(NOON, "buyer", "-100").noonIn(END.plusSeconds(1))).containsExactly("1 FINAL");
        assertThat(inWords(chain))
                .containsExactly(
                        "1 ENERGY buyer→seller 80.000 @ 0.450000 = 36.000000 METERED",
                        "1 GRID_IMPORT buyer→GRID 20.000 @ 0.600000 = 12.000000 METERED",
                        "1 COMPENSATION seller→buyer 20.000 @ 0.150000 = 3.000000 METERED");
        assertThat(chain.noonIn(SECOND_DEADLINE.plusSeconds(1))).isEmpty();
    }

    @Test
    void neverBeforeItsEndEvenIfEverythingIsThere() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "seller", "80").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(END.minus(MOMENT))).isEmpty();
        assertThat(chain.noonIn(END)).containsExactly("1 FINAL");
    }

    @Test
    void withoutTheGridsPriceItWaitsForItsBlock() {
        SettlementChain chain = example2();
        chain.read(NOON, "seller", "80").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(END)).isEmpty();
        assertThat(chain.price(NOON, "0.60", "0.30").noonIn(END.plusSeconds(1))).containsExactly("1 FINAL");
    }

    @Test
    void example10TheNetPositionStandsInAtTheFirstDeadlineToTheInstantAndTheReadingBooksTheDifference() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(FIRST_DEADLINE.minus(MOMENT))).isEmpty();
        assertThat(chain.noonIn(FIRST_DEADLINE)).containsExactly("1 PROVISIONAL");
        assertThat(chain.read(NOON, "seller", "80").noonIn(FIRST_DEADLINE.plusSeconds(1)))
                .containsExactly("2 FINAL");
        assertThat(inWords(chain))
                .containsExactly(
                        "1 ENERGY buyer→seller 100.000 @ 0.450000 = 45.000000 ESTIMATED",
                        "2 ENERGY buyer→seller -20.000 @ 0.450000 = -9.000000 METERED",
                        "2 GRID_IMPORT buyer→GRID 20.000 @ 0.600000 = 12.000000 METERED",
                        "2 COMPENSATION seller→buyer 20.000 @ 0.150000 = 3.000000 METERED");
    }

    @Test
    void aReadingThatConfirmsTheEstimateMakesItFinalWithoutLines() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "buyer", "-100");
        chain.block(FIRST_DEADLINE);

        assertThat(chain.read(NOON, "seller", "100").noonIn(FIRST_DEADLINE.plusSeconds(1)))
                .containsExactly("2 FINAL");
        assertThat(chain.lines).hasSize(1);
    }

    @Test
    void atTheSecondDeadlineTheWorseLimitStandsInToTheInstantAndTheReadingStillCorrectsIt() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "buyer", "-100");
        chain.block(FIRST_DEADLINE);

        assertThat(chain.noonIn(SECOND_DEADLINE.minus(MOMENT))).isEmpty();
        assertThat(chain.noonIn(SECOND_DEADLINE)).containsExactly("2 FINAL");
        assertThat(inWords(chain).subList(1, 5))
                .as("nothing delivered, and 80 kW drawn for a quarter of an hour")
                .containsExactly(
                        "2 GRID_IMPORT buyer→GRID 100.000 @ 0.600000 = 60.000000 ESTIMATED",
                        "2 COMPENSATION seller→buyer 100.000 @ 0.150000 = 15.000000 ESTIMATED",
                        "2 GRID_IMPORT seller→GRID 20.000 @ 0.600000 = 12.000000 ESTIMATED",
                        "2 ENERGY buyer→seller -100.000 @ 0.450000 = -45.000000 ESTIMATED");
        assertThat(chain.read(NOON, "seller", "100").noonIn(SECOND_DEADLINE.plusSeconds(1)))
                .containsExactly("3 CORRECTED");
    }

    @Test
    void aCorrectedReadingOrPriceCorrectsWhatWasFinalAndTheSameAgainDoesNothing() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30").read(NOON, "seller", "80").read(NOON, "buyer", "-100");
        chain.block(END);

        assertThat(chain.read(NOON, "seller", "80").noonIn(END.plusSeconds(1))).isEmpty();
        assertThat(chain.price(NOON, "0.60", "0.30").noonIn(END.plusSeconds(2))).isEmpty();
        assertThat(chain.read(NOON, "seller", "90").noonIn(END.plusSeconds(3))).containsExactly("2 CORRECTED");
        assertThat(chain.price(NOON, "0.50", "0.30").noonIn(END.plusSeconds(4))).containsExactly("3 CORRECTED");
    }

    @Test
    void zonesSetTheirDeadlines() {
        SettlementChain chain = example2();
        chain.market.parameter(SettlementDeadlines.FIRST.name(), 30);
        chain.market.parameter(SettlementDeadlines.SECOND.name(), 45);
        chain.price(NOON, "0.60", "0.30");

        assertThat(chain.noonIn(END.plusSeconds(30 * 60 - 1))).isEmpty();
        assertThat(chain.noonIn(END.plusSeconds(30 * 60))).containsExactly("1 PROVISIONAL");
        assertThat(chain.noonIn(END.plusSeconds(45 * 60))).contains("2 FINAL");
    }

    @Test
    void theLastEarlierPriceStandsInForAMissingOneAndTheRealOneCorrectsIt() {
        SettlementChain chain = example2();
        chain.price(back(300), "0.70", "0.20").price(back(100), "0.50", "0.30").price(back(-1), "0.90", "0.10");
        chain.read(NOON, "seller", "80").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(FIRST_DEADLINE.minus(MOMENT))).doesNotContain("1 PROVISIONAL");
        assertThat(chain.noonIn(FIRST_DEADLINE)).contains("1 PROVISIONAL");
        assertThat(inWords(chain)).contains("1 GRID_IMPORT buyer→GRID 20.000 @ 0.500000 = 10.000000 ESTIMATED");
        assertThat(chain.price(NOON, "0.60", "0.30").noonIn(FIRST_DEADLINE.plusSeconds(1)))
                .contains("2 FINAL");
        assertThat(inWords(chain)).contains("2 GRID_IMPORT buyer→GRID 0.000 @ 0.600000 = 2.000000 METERED");
    }

    @Test
    void withoutAnyEarlierPriceItWaitsForOneBeyondTheDeadline() {
        SettlementChain chain = example2();
        chain.read(NOON, "seller", "80").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(FIRST_DEADLINE.plusSeconds(1))).isEmpty();
        assertThat(chain.price(back(-1), "0.90", "0.10").noonIn(FIRST_DEADLINE.plusSeconds(2)))
                .doesNotContain("1 PROVISIONAL");
        assertThat(chain.price(back(5), "0.50", "0.10").noonIn(FIRST_DEADLINE.plusSeconds(3)))
                .contains("1 PROVISIONAL");
    }

    @Test
    void onlyWhoeverWasRegisteredAtTheStartIsWaitedFor() {
        SettlementChain chain = example2();
        chain.market.add("later", START.plusSeconds(1), Optional.empty(), 0, 0);
        chain.market.add("gone", Instant.EPOCH, Optional.of(START), 0, 0);
        chain.price(NOON, "0.60", "0.30").read(NOON, "seller", "80").read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(END)).containsExactly("1 FINAL");
    }

    @Test
    void aBlockAfterALongPauseSettlesEveryIntervalOnce() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30");

        List<Settled> settled = chain.settledIn(SECOND_DEADLINE.plus(Duration.ofDays(1)));
        assertThat(settled).as("the last day's are open").hasSize(96 * 7 + 1);
        assertThat(settled.stream().filter(one -> one.status() == SettlementStatus.FINAL))
                .as("the first day's are past the second deadline")
                .hasSize(96 + 1);
        assertThat(chain.settledIn(SECOND_DEADLINE.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whatLeavesTheRangeOfNumbersIsAFactAndIsSettledOnceItFits() {
        SettlementChain chain = example2();
        chain.price(NOON, "0.60", "0.30")
                .read(NOON, "seller", "4611686018427387.000")
                .read(NOON, "buyer", "-100");

        assertThat(chain.noonIn(END)).containsExactly("0 UNSETTLEABLE");
        assertThat(chain.noonIn(END.plusSeconds(1))).isEmpty();
        assertThat(chain.read(NOON, "seller", "80").noonIn(END.plusSeconds(2))).containsExactly("1 FINAL");
    }

    @Test
    void malformedAndFarPricesAreVoid() {
        SettlementChain chain = example2();
        chain.record(RecordKind.GRID_PRICE, "edge", Bytes.ofUtf8("nonsense"))
                .price(back(96 * 401), "0.60", "0.30")
                .price(back(-96 * 401), "0.60", "0.30")
                .record(RecordKind.GRID_PRICE, "edge", Bytes.EMPTY)
                .price(NOON, "0.60", "0.30");
        chain.block(START.plusSeconds(1));

        assertThat(chain.voidReasons())
                .containsExactly("MALFORMED", "PRICE_OUT_OF_REACH", "PRICE_OUT_OF_REACH", "MALFORMED", "in effect");
    }

    private static Interval back(int intervals) {
        return new Interval(START.minus(Interval.LENGTH.multipliedBy(intervals)));
    }

    private static List<String> inWords(SettlementChain chain) {
        return chain.lines.stream().map(SettlementOnTheLedgerTest::inWords).toList();
    }

    static String inWords(BookedLine booked) {
        SettlementLine line = booked.line();
        return "%d %s %s→%s %s @ %s = %s %s"
                .formatted(
                        booked.booking(),
                        line.kind(),
                        line.payer().code(),
                        line.payee().code(),
                        line.quantity(),
                        line.price(),
                        line.amount(),
                        line.quality());
    }
}
