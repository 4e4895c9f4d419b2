package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.ForecastAccuracy;
import energy.wattle.assessment.Gain;
import energy.wattle.assessment.Outcome;
import energy.wattle.assessment.core.SettledOutcome.GridPrice;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Institution;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Worked example 2 of the market rules, seen by the assessment. */
class SettledOutcomeTest {

    private static final ParticipantId SELLER = new ParticipantId("seller");
    private static final ParticipantId BUYER = new ParticipantId("buyer");

    private static final Trade TRADE = new Trade(
            new Interval(Instant.parse("2024-06-03T10:00:00Z")),
            new OrderId("s"),
            new OrderId("b"),
            SELLER,
            BUYER,
            new WattHours(100_000),
            new Price(450_000));

    private static final SettledOutcome EXAMPLE = new SettledOutcome(
            Set.of(SELLER, BUYER),
            amounts(80_000, -100_000),
            amounts(100_000, -90_000),
            List.of(TRADE),
            List.of(
                    line(LineKind.ENERGY, BUYER, SELLER, 80_000, 36_000_000),
                    line(LineKind.GRID_IMPORT, BUYER, Institution.GRID, 20_000, 12_000_000),
                    line(LineKind.COMPENSATION, SELLER, BUYER, 20_000, 3_000_000)),
            Optional.of(new GridPrice(new Price(600_000), new Price(300_000))));

    @Test
    void whoeverFellShortPaysAndTheOtherReceives() {
        Outcome seller = outcome(SELLER);
        Outcome buyer = outcome(BUYER);

        assertThat(seller.shortfall()).isEqualTo(new WattHours(20_000));
        assertThat(seller.surplus()).isEqualTo(WattHours.ZERO);
        assertThat(seller.paid()).isEqualTo(new Money(3_000_000));
        assertThat(seller.received()).isEqualTo(Money.ZERO);
        assertThat(buyer.paid()).isEqualTo(Money.ZERO);
        assertThat(buyer.received()).isEqualTo(new Money(3_000_000));
    }

    @Test
    void whoHasNoReadingHasNoDeviation() {
        SettledOutcome unread =
                new SettledOutcome(Set.of(SELLER), Map.of(), Map.of(), List.of(TRADE), List.of(), Optional.empty());

        assertThat(unread.outcomes().get(SELLER))
                .isEqualTo(MemberOutcome.settled(0, Optional.empty(), Optional.empty()));
    }

    @Test
    void bothGainAgainstTheGridByTheTradesPrice() {
        assertThat(outcome(BUYER).gain())
                .isEqualTo(new Gain(new WattHours(100_000), new Money(15_000_000), WattHours.ZERO, Money.ZERO));
        assertThat(outcome(SELLER).gain())
                .isEqualTo(new Gain(WattHours.ZERO, Money.ZERO, new WattHours(100_000), new Money(15_000_000)));
    }

    @Test
    void forecastsAreHeldAgainstMeters() {
        assertThat(outcome(SELLER).accuracy())
                .contains(new ForecastAccuracy(1, new BasisPoints(2_500), new BasisPoints(2_500)));
        assertThat(outcome(BUYER).accuracy())
                .contains(new ForecastAccuracy(1, new BasisPoints(1_000), new BasisPoints(1_000)));
    }

    @Test
    void errorsOfBothSignsAddUpForWapeAndCancelForBias() {
        MemberOutcome sum = MemberOutcome.settled(0, Optional.of(100L), Optional.of(130L))
                .plus(MemberOutcome.settled(0, Optional.of(100L), Optional.of(80L)));

        assertThat(sum.outcome().accuracy())
                .contains(new ForecastAccuracy(2, new BasisPoints(2_500), new BasisPoints(500)));
    }

    @Test
    void withoutAReadingThereIsNothingToCompareWith() {
        MemberOutcome sum = MemberOutcome.settled(0, Optional.of(100L), Optional.of(100L))
                .plus(MemberOutcome.settled(-5, Optional.empty(), Optional.of(80L)))
                .plus(MemberOutcome.settled(5, Optional.of(80L), Optional.empty()));

        assertThat(sum.outcome().intervals()).isEqualTo(3);
        assertThat(sum.outcome().accuracy()).contains(new ForecastAccuracy(1, new BasisPoints(0), new BasisPoints(0)));
    }

    @Test
    void aResettlementsDifferenceCancelsWhatWasBooked() {
        SettledOutcome again = new SettledOutcome(
                Set.of(SELLER, BUYER),
                amounts(100_000, -100_000),
                new TreeMap<>(),
                List.of(TRADE),
                List.of(
                        line(LineKind.COMPENSATION, SELLER, BUYER, 20_000, 3_000_000),
                        line(LineKind.COMPENSATION, SELLER, BUYER, -20_000, -3_000_000)),
                Optional.empty());

        assertThat(again.outcomes().get(SELLER)).extracting(MemberOutcome::paid).isEqualTo(0L);
        assertThat(again.outcomes().get(BUYER))
                .extracting(MemberOutcome::received)
                .isEqualTo(0L);
    }

    private static Outcome outcome(ParticipantId who) {
        return Optional.ofNullable(EXAMPLE.outcomes().get(who)).orElseThrow().outcome();
    }

    private static SortedMap<ParticipantId, WattHours> amounts(long seller, long buyer) {
        return new TreeMap<>(Map.of(SELLER, new WattHours(seller), BUYER, new WattHours(buyer)));
    }

    private static SettlementLine line(LineKind kind, Party payer, Party payee, long quantity, long amount) {
        return new SettlementLine(
                TRADE.id(),
                kind,
                payer,
                payee,
                new WattHours(quantity),
                Price.ZERO,
                new Money(amount),
                Quality.METERED);
    }
}
