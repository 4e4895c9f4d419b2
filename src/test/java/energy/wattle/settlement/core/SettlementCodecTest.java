package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.core.SettlementFacts.Settled;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Institution;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back the same, and nothing else is read. */
class SettlementCodecTest {

    private static final Interval NEXT = new Interval(NOON.end());

    @Test
    void everyLineOfRandomSettlementsComesBack() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SettlementInput input = Settlements.random(random, 8);
            for (SettlementLine line : IntervalSettlement.settle(input, Settlements.randomContract(random))) {
                BookedLine booked = new BookedLine(NOON, 1 + random.nextInt(1_000), line);
                assertThat(SettlementFacts.decodeLine(SettlementFacts.encode(booked)))
                        .as("seed %d", seed)
                        .isEqualTo(booked);
            }
            IntervalBasis basis = new IntervalBasis(
                    seed,
                    input.prices(),
                    seed % 2 == 0 ? Map.of() : Map.of(CompensationDirection.BUYER_TO_SELLER, Price.ZERO),
                    input.metered());
            IntervalAccount account = new IntervalAccount(
                    1, 2, seed, seed, Optional.of(SettlementStatus.FINAL), seed % 3 == 0, Optional.of(basis));
            assertThat(IntervalAccount.decode(account.encode()))
                    .as("seed %d", seed)
                    .isEqualTo(account);
        }
        assertThat(IntervalAccount.decode(IntervalAccount.opened(5, 6).encode()))
                .isEqualTo(IntervalAccount.opened(5, 6));
    }

    @Test
    void anAmountThatTheLedgerHasNoRoomForIsRefused() {
        assertThat(SettlementFacts.decodeLine(SettlementFacts.encode(line(-(1L << 62))))
                        .line()
                        .amount())
                .isEqualTo(new Money(-(1L << 62)));
        assertThatThrownBy(() -> SettlementFacts.encode(line(1L << 62))).isInstanceOf(ArithmeticException.class);
    }

    private static BookedLine line(long amount) {
        return new BookedLine(
                NOON,
                1,
                new SettlementLine(
                        new TradeId(new OrderId("s"), new OrderId("b")),
                        LineKind.ENERGY,
                        new ParticipantId("a"),
                        Institution.GRID,
                        WattHours.ZERO,
                        Price.ZERO,
                        new Money(amount),
                        Quality.ESTIMATED));
    }

    @Test
    void recordsAndFactsComeBack() {
        Settled settled = new Settled(NOON, 3, SettlementStatus.CORRECTED, 2);
        assertThat(SettlementFacts.decodeSettled(SettlementFacts.encode(settled)))
                .isEqualTo(settled);
        ContractVersion contract = new ContractVersion(
                7, NOON.start(), ContractKind.NEGOTIATED, Coefficient.of("0.25"), Price.of("0.01"), Price.ZERO);
        assertThat(ContractVersions.decode(ContractVersions.encode(contract))).isEqualTo(contract);
        List<PublishedPrice> prices = List.of(
                new PublishedPrice(NOON, Price.of("0.6"), Price.of("-0.3")),
                new PublishedPrice(NEXT, Price.ZERO, Price.ZERO));
        assertThat(PriceRecords.decodeGridPrices(PriceRecords.encodeGridPrices(prices)))
                .isEqualTo(prices);
        List<AssignedPrice> assigned = List.of(
                new AssignedPrice(NOON, CompensationDirection.SELLER_TO_BUYER, Price.ZERO),
                new AssignedPrice(NOON, CompensationDirection.BUYER_TO_SELLER, Price.of("0.1")));
        assertThat(PriceRecords.decodeAssignedPrices(PriceRecords.encodeAssignedPrices(assigned)))
                .isEqualTo(assigned);
        PairPrice pair = new PairPrice(
                new ParticipantId("a"),
                new ParticipantId("乙"),
                CompensationDirection.BUYER_TO_SELLER,
                Price.of("0.1"),
                NOON.start());
        assertThat(PriceRecords.decodePairPrice(PriceRecords.encode(pair))).isEqualTo(pair);
    }

    @Test
    void disorderRepetitionAndSelfAreRefused() {
        PublishedPrice noon = new PublishedPrice(NOON, Price.ZERO, Price.ZERO);
        PublishedPrice next = new PublishedPrice(NEXT, Price.ZERO, Price.ZERO);
        PublishedPrice beyond = new PublishedPrice(NOON, new Price(GridNumbers.HIGHEST_PRICE + 1), Price.ZERO);
        for (List<PublishedPrice> wrong :
                List.of(List.of(next, noon), List.of(noon, noon), List.of(beyond), List.<PublishedPrice>of())) {
            Bytes payload = PriceRecords.encodeGridPrices(wrong);
            assertThatThrownBy(() -> PriceRecords.decodeGridPrices(payload)).isInstanceOf(MalformedException.class);
        }
        Bytes self = PriceRecords.encode(new PairPrice(
                new ParticipantId("a"),
                new ParticipantId("a"),
                CompensationDirection.BUYER_TO_SELLER,
                Price.ZERO,
                NOON.start()));
        assertThatThrownBy(() -> PriceRecords.decodePairPrice(self)).isInstanceOf(MalformedException.class);
    }
}
