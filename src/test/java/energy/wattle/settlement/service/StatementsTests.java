package energy.wattle.settlement.service;

import static energy.wattle.settlement.core.Settlements.NOON;
import static energy.wattle.settlement.core.Settlements.trade;
import static energy.wattle.settlement.service.SmallMarket.BUYER;
import static energy.wattle.settlement.service.SmallMarket.SELLER;
import static energy.wattle.settlement.service.SmallMarket.ZONE;
import static energy.wattle.settlement.service.SmallMarket.nextQuarter;
import static energy.wattle.settlement.service.SmallMarket.problems;
import static energy.wattle.settlement.service.SmallMarket.reading;
import static energy.wattle.settlement.service.SmallMarket.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.metering.Metering;
import energy.wattle.metering.ReadingReceipt;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.DailyStatement;
import energy.wattle.settlement.Erring;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PeriodStatus;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.settlement.StatementLine;
import energy.wattle.settlement.Statements;
import energy.wattle.settlement.core.SettlementChain;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Settlement on real chains in a real database, from prices and readings to statements. What no session traded here is
 * brought by blocks of the contract's own tests.
 */
@SpringBootTest(
        classes = {WattleApplication.class, SmallMarket.Market.class},
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/statements-test.secret"
        })
@OnTestDatabase
@DirtiesContext
class StatementsTests {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 7, 1);
    private static final LocalDate DAY = LocalDate.of(2024, 6, 3);
    private static final YearMonth JUNE = YearMonth.of(2024, 6);

    @Autowired
    private Members members;

    @Autowired
    private Metering metering;

    @Autowired
    private SettlementAdministration administration;

    @Autowired
    private SettlementTerms terms;

    @Autowired
    private Statements statements;

    @Autowired
    private Ledger ledger;

    @Autowired
    @Qualifier("settlementProjection")
    private Projection projection;

    @Autowired
    @Qualifier("marketLoop")
    private Object loop;

    @BeforeEach
    void foundTheMarket() {
        settleAt(SmallMarket.now.plusSeconds(60));
        if (members.zones().isEmpty()) {
            settled(members.register(new Zone(ZONE, "Zone 1", ZoneId.of("Europe/Berlin"), "EUR", new TreeMap<>())));
            for (ParticipantId id : List.of(SELLER, BUYER)) {
                settled(members.register(SmallMarket.participant(id)));
            }
        }
    }

    @Test
    void pricesAndReadingsOnTheChainBecomeAStatement() {
        Interval interval = new Interval(nextQuarter());
        SettlementReceipt.Submitted prices = submitted(administration.publishGridPrices(
                ZONE, List.of(new PublishedPrice(interval, Price.of("0.6"), Price.of("0.3")))));
        settleAt(interval.end().plusSeconds(1));
        assertThat(metering.read(List.of(reading(SELLER, interval, "2"), reading(BUYER, interval, "-1.5"))))
                .allMatch(receipt -> receipt instanceof ReadingReceipt.Taken);
        settleAt(SmallMarket.now.plusSeconds(60));

        assertThat(ledger.fate(prices.records().getFirst())).isInstanceOf(RecordFate.Final.class);
        assertThat(statements.intervals(ZONE, interval.start(), interval.end()))
                .singleElement()
                .extracting(SettledInterval::status)
                .isEqualTo(SettlementStatus.FINAL);
        DailyStatement day = statements.day(BUYER, FIRST_DAY).orElseThrow();
        assertThat(day.currency()).isEqualTo("EUR");
        assertThat(day.status()).as("the day is not over").isEqualTo(PeriodStatus.PROVISIONAL);
        assertThat(day.lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(LineKind.GRID_IMPORT);
            assertThat(line.erring()).isEqualTo(Erring.OWN);
            assertThat(line.received()).hasToString("-0.900000");
            assertThat(line.quantity()).hasToString("1.500");
        });
        assertThat(statements.netMoney(ZONE, interval.start(), interval.end()).get(SELLER))
                .hasToString("0.600000");
        assertThat(terms.gridPrices(ZONE, interval.start(), interval.end())).hasSize(1);

        metering.read(List.of(reading(BUYER, interval, "-1")));
        settleAt(SmallMarket.now.plusSeconds(60));
        assertThat(statements.day(BUYER, FIRST_DAY).orElseThrow().lines())
                .extracting(StatementLine::booking, line -> line.received().toString(), StatementLine::status)
                .containsExactly(
                        tuple(1, "-0.900000", SettlementStatus.CORRECTED),
                        tuple(2, "0.300000", SettlementStatus.CORRECTED));
    }

    @Test
    void aContractAndThePricesThatBelongToItComeIntoForce() {
        Instant from = nextQuarter();
        submitted(administration.setContract(
                ZONE,
                new ContractVersion(
                        0, from, ContractKind.NEGOTIATED, Coefficient.of("0.5"), Price.of("0.01"), Price.ZERO)));
        submitted(administration.agree(
                ZONE, new PairPrice(SELLER, BUYER, CompensationDirection.SELLER_TO_BUYER, Price.of("0.05"), from)));
        submitted(administration.assignPrices(
                ZONE,
                List.of(new AssignedPrice(
                        new Interval(from), CompensationDirection.SELLER_TO_BUYER, Price.of("0.04")))));
        settleAt(SmallMarket.now.plusSeconds(60));

        assertThat(terms.contracts(ZONE))
                .containsExactly(new ContractVersion(
                        1, from, ContractKind.NEGOTIATED, Coefficient.of("0.5"), Price.of("0.01"), Price.ZERO));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Interval interval = new Interval(nextQuarter());
        Interval far = new Interval(interval.start().plus(Duration.ofDays(500)));
        PublishedPrice price = new PublishedPrice(interval, Price.of("0.6"), Price.of("0.3"));

        assertThat(problems(administration.setContract(
                        new TradingZoneId("Z9"),
                        new ContractVersion(
                                0,
                                SmallMarket.START.minusSeconds(1),
                                ContractKind.SPREAD,
                                Coefficient.ONE,
                                Price.of("-1"),
                                Price.ZERO))))
                .containsExactly(
                        "settlement.terms.zone",
                        "settlement.terms.start.grid",
                        "settlement.terms.start.passed",
                        "settlement.terms.price.negative");
        assertThat(problems(administration.publishGridPrices(
                        ZONE, List.of(price, price, new PublishedPrice(far, Price.of("1000001"), Price.ZERO)))))
                .containsExactly(
                        "settlement.terms.price.twice", "settlement.terms.reach", "settlement.terms.price.range");
        assertThat(problems(administration.assignPrices(ZONE, List.of())))
                .containsExactly("settlement.terms.prices.count");
        assertThat(problems(administration.agree(
                        ZONE,
                        new PairPrice(
                                SELLER,
                                new ParticipantId("nobody"),
                                CompensationDirection.SELLER_TO_BUYER,
                                Price.of("-0.05"),
                                far.start()))))
                .containsExactly(
                        "settlement.terms.price.negative", "settlement.terms.reach", "settlement.terms.pair.unknown");
    }

    @Test
    void aTradedIntervalBecomesStatementsTotalsAndAnExport() throws IOException {
        SettlementChain chain =
                new SettlementChain().members("seller", "buyer").trades(trade("seller", "buyer", "100", "0.45"));
        MarketChain zone = ledger.zones().getFirst();
        chain.block(NOON.start());
        chain.price(NOON, "0.60", "0.30").read(NOON, "buyer", "-100");
        projection.project(chain.finalBlock(zone, NOON.end().plus(Duration.ofHours(24))));

        assertThat(statements.intervals(ZONE, NOON.start(), NOON.end()))
                .extracting(SettledInterval::status)
                .containsExactly(SettlementStatus.PROVISIONAL);
        assertThat(export()).isEqualTo("""
                        month,zone_id,party_id,party_kind,currency,status,to_pay,to_receive,net,provisional_to_pay,provisional_to_receive
                        2024-06,Z1,buyer,PARTICIPANT,EUR,PROVISIONAL,45.000000,0.000000,-45.000000,45.000000,0.000000
                        2024-06,Z1,seller,PARTICIPANT,EUR,PROVISIONAL,0.000000,45.000000,45.000000,0.000000,45.000000
                        """);

        chain.read(NOON, "seller", "80");
        projection.project(chain.finalBlock(zone, NOON.end().plus(Duration.ofHours(25))));

        assertThat(export()).isEqualTo("""
                        month,zone_id,party_id,party_kind,currency,status,to_pay,to_receive,net,provisional_to_pay,provisional_to_receive
                        2024-06,Z1,buyer,PARTICIPANT,EUR,PROVISIONAL,48.000000,3.000000,-45.000000,0.000000,0.000000
                        2024-06,Z1,seller,PARTICIPANT,EUR,PROVISIONAL,3.000000,36.000000,33.000000,0.000000,0.000000
                        2024-06,Z1,GRID,INSTITUTION,EUR,PROVISIONAL,0.000000,12.000000,12.000000,0.000000,0.000000
                        """);
        assertThat(statements.day(SELLER, DAY).orElseThrow().lines())
                .extracting(line -> "%d %s %s %s %s %s"
                        .formatted(
                                line.booking(),
                                line.kind(),
                                line.counterparty().code(),
                                line.erring(),
                                line.received(),
                                line.quality()))
                .containsExactly(
                        "1 ENERGY buyer NOBODY 45.000000 ESTIMATED",
                        "2 ENERGY buyer NOBODY -9.000000 METERED",
                        "2 COMPENSATION buyer OWN -3.000000 METERED");
        assertThat(statements.day(BUYER, DAY).orElseThrow().lines())
                .extracting(StatementLine::erring)
                .containsExactly(Erring.NOBODY, Erring.NOBODY, Erring.OTHER, Erring.OTHER);
        assertThat(statements.month(SELLER, JUNE).orElseThrow().amounts().net()).hasToString("33.000000");
        assertThat(statements.month(SELLER, JUNE).orElseThrow().days()).hasSize(30);
        assertThat(statements.days(ZONE, DAY, DAY)).singleElement().satisfies(day -> {
            assertThat(day.intervals()).isEqualTo(96);
            assertThat(day.totals().get(LineKind.ENERGY))
                    .extracting(total -> total.quantity())
                    .hasToString("80.000");
            assertThat(day.totals().get(LineKind.COMPENSATION))
                    .extracting(total -> total.amount())
                    .hasToString("3.000000");
        });
        assertThat(statements.lines(ZONE, NOON.start(), NOON.end()))
                .isEqualTo(chain.lines.stream()
                        .filter(line -> line.interval().equals(NOON))
                        .toList());
    }

    private String export() throws IOException {
        StringWriter csv = new StringWriter();
        statements.export(ZONE, JUNE, csv);
        return csv.toString();
    }

    private void settleAt(Instant time) {
        SmallMarket.now = time.isAfter(SmallMarket.now) ? time : SmallMarket.now;
        MarketSteps.of(loop).settle(SmallMarket.now);
    }

    private void settled(Administration receipt) {
        assertThat(receipt).isInstanceOf(Administration.Submitted.class);
        settleAt(SmallMarket.now.plusSeconds(60));
        assertThat(ledger.fate(((Administration.Submitted) receipt).record()))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        fate -> assertThat(fate.voidReason()).isEmpty());
    }
}
