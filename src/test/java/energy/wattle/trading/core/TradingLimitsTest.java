package energy.wattle.trading.core;

import static energy.wattle.trading.core.Declarations.INTRADAY;
import static energy.wattle.trading.core.Declarations.PRICES;
import static energy.wattle.trading.core.Declarations.TEN;
import static energy.wattle.trading.core.Declarations.block;
import static energy.wattle.trading.core.Declarations.buy;
import static energy.wattle.trading.core.Declarations.conventional;
import static energy.wattle.trading.core.Declarations.declaration;
import static energy.wattle.trading.core.Declarations.instant;
import static energy.wattle.trading.core.Declarations.qualification;
import static energy.wattle.trading.core.Declarations.qualified;
import static energy.wattle.trading.core.Declarations.renewable;
import static energy.wattle.trading.core.Declarations.traded;
import static energy.wattle.trading.core.Declarations.trader;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.NotQualified;
import energy.wattle.trading.DeclarationVerdict.Accepted;
import energy.wattle.trading.DeclarationVerdict.Refused;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.QualificationFault;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.trading.TradingResource;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Market rules, Declarations and Who may trade: how much, and by whom. The trader has 15 kWh of feed-in to an interval,
 * 10 kWh of it renewable, and a connection for 20 kWh.
 */
class TradingLimitsTest {

    private static final Trader A = trader("a");

    @Test
    void aSellerSellsUpToItsInstalledCapacity() {
        assertThat(faults(A, renewable(TEN, "10 @ 0.40"), conventional(TEN, "5 @ 0.40")))
                .isEmpty();
        assertThat(faults(A, renewable(TEN, "10 @ 0.40"), conventional(TEN, "5.001 @ 0.40")))
                .containsExactly(new ExceedsCapacity(TEN, kilowattHours("15.001"), kilowattHours("15")));
    }

    @Test
    void whatWasSoldLeavesLessToSellAndWhatWasBoughtMore() {
        assertThat(faults(traded(A, "12", "0", "0"), conventional(TEN, "3 @ 0.40")))
                .isEmpty();
        assertThat(faults(traded(A, "12", "0", "0"), conventional(TEN, "3.001 @ 0.40")))
                .containsExactly(new ExceedsCapacity(TEN, kilowattHours("3.001"), kilowattHours("3")));
        assertThat(faults(traded(A, "12", "0", "2"), conventional(TEN, "5 @ 0.40")))
                .isEmpty();
        assertThat(faults(traded(A, "12", "0", "2"), conventional(TEN, "5.001 @ 0.40")))
                .containsExactly(new ExceedsCapacity(TEN, kilowattHours("5.001"), kilowattHours("5")));
    }

    @Test
    void renewableSalesOfAllSessionsStayWithinTheRenewableCapacityWhateverWasBought() {
        Trader boughtMuch = traded(A, "8", "8", "20");

        assertThat(faults(boughtMuch, renewable(TEN, "2 @ 0.40"))).isEmpty();
        assertThat(faults(boughtMuch, renewable(TEN, "2.001 @ 0.40")))
                .containsExactly(new ExceedsRenewableCapacity(TEN, kilowattHours("2.001"), kilowattHours("2")));
    }

    @Test
    void boughtEnergyIsResoldAsConventional() {
        assertThat(faults(traded(A, "10", "10", "8"), conventional(TEN, "13 @ 0.40")))
                .isEmpty();
    }

    @Test
    void aBuyerBuysUpToItsConnectionLimitAndBackWhatItSold() {
        assertThat(faults(A, buy(TEN, "20 @ 0.40"))).isEmpty();
        assertThat(faults(A, buy(TEN, "20.001 @ 0.40")))
                .containsExactly(new ExceedsConnection(TEN, kilowattHours("20.001"), kilowattHours("20")));
        assertThat(faults(traded(A, "0", "0", "15"), buy(TEN, "5.001 @ 0.40")))
                .containsExactly(new ExceedsConnection(TEN, kilowattHours("5.001"), kilowattHours("5")));
        assertThat(faults(traded(A, "3", "0", "0"), buy(TEN, "23 @ 0.40"))).isEmpty();
    }

    @Test
    void quantitiesWhoseSumOverflowsAreRefusedLikeAnyThatAreTooLarge() {
        String most = "9223372036854775.807";

        assertThat(faults(A, buy(TEN, most + " @ 0.40", most + " @ 0.30")))
                .containsExactly(new ExceedsConnection(TEN, new WattHours(Long.MAX_VALUE), kilowattHours("20")));
    }

    @Test
    void theConnectionLimitIsByDefaultTheSumOfAllInstalledCapacitiesAndALoadFeedsNothingIn() {
        List<TradingResource> resources = List.of(
                new TradingResource(Watts.ofKilowatts("10"), EnergySource.RENEWABLE, true),
                new TradingResource(Watts.ofKilowatts("5"), EnergySource.CONVENTIONAL, true),
                new TradingResource(Watts.ofKilowatts("7"), EnergySource.CONVENTIONAL, false));

        assertThat(PhysicalLimits.of(resources, Optional.empty())).isEqualTo(limits("15", "10", "22"));
        assertThat(PhysicalLimits.of(resources, Optional.of(Watts.ofKilowatts("9"))))
                .isEqualTo(limits("15", "10", "9"));
    }

    @Test
    void withoutAQualificationThereIsNoTrading() {
        assertThat(sellFault(qualified(A))).contains(QualificationFault.MISSING);
    }

    @Test
    void aQualificationHoldsFromItsFirstInstantToBeforeItsLast() {
        assertThat(sellFault(qualified(A, qualification(Side.SELL, "08:01", "09:00"))))
                .contains(QualificationFault.NOT_YET_VALID);
        assertThat(sellFault(qualified(A, qualification(Side.SELL, "08:00", "08:01"))))
                .isEmpty();
        assertThat(sellFault(qualified(A, qualification(Side.SELL, "07:00", "08:00"))))
                .contains(QualificationFault.EXPIRED);
    }

    @Test
    void aSuspendedQualificationDoesNotHoldButARenewedOneBesideItDoes() {
        TradingQualification suspended = new TradingQualification(Side.SELL, instant("00:00"), instant("23:00"), true);

        assertThat(sellFault(qualified(A, suspended))).contains(QualificationFault.SUSPENDED);
        assertThat(sellFault(qualified(A, suspended, qualification(Side.SELL, "00:00", "23:00"))))
                .isEmpty();
    }

    @Test
    void aBuyerMayNotSell() {
        assertThat(sellFault(qualified(A, qualification(Side.BUY, "00:00", "23:00"))))
                .contains(QualificationFault.OTHER_SIDE_ONLY);
    }

    @Test
    void aSellerBuysBackWhatItSoldAndNoMoreWithoutASecondQualification() {
        Trader seller = qualified(traded(A, "5", "5", "1"), qualification(Side.SELL, "00:00", "23:00"));

        assertThat(faults(seller, buy(TEN, "3 @ 0.50", "1 @ 0.40"))).isEmpty();
        assertThat(faults(seller, buy(TEN, "3 @ 0.50", "1.001 @ 0.40")))
                .containsExactly(new NotQualified(TEN, Side.BUY, QualificationFault.OTHER_SIDE_ONLY));
    }

    @Test
    void aBuyerSellsOnWhatItBoughtAndNoMoreWithoutASecondQualification() {
        Trader buyer = qualified(traded(A, "0", "0", "5"), qualification(Side.BUY, "00:00", "23:00"));

        assertThat(faults(buyer, conventional(TEN, "5 @ 0.50"))).isEmpty();
        assertThat(faults(buyer, conventional(TEN, "5.001 @ 0.50")))
                .containsExactly(new NotQualified(TEN, Side.SELL, QualificationFault.OTHER_SIDE_ONLY));
    }

    @Test
    void whoseOnlyQualificationHasExpiredCannotBuyBackEither() {
        Trader expired = qualified(traded(A, "5", "5", "0"), qualification(Side.SELL, "00:00", "08:00"));

        assertThat(faults(expired, buy(TEN, "5 @ 0.50")))
                .containsExactly(new NotQualified(TEN, Side.BUY, QualificationFault.MISSING));
    }

    /** However much of what was accepted then trades, nobody ever owes more than it can exchange. */
    @Test
    void noSequenceOfAcceptedDeclarationsLeadsBeyondThePhysicalLimits() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            long[] position = new long[3];
            for (int session = 0; session < 12; session++) {
                long[] wanted = {random.nextLong(1, 9_000), random.nextLong(1, 9_000), random.nextLong(1, 25_000)};
                boolean sells = random.nextBoolean();
                Trader trader = traded(A, text(position[0]), text(position[1]), text(position[2]));
                DeclaredCurve[] curves = sells
                        ? new DeclaredCurve[] {
                            conventional(TEN, text(wanted[0]) + " @ 0.40"), renewable(TEN, text(wanted[1]) + " @ 0.40")
                        }
                        : new DeclaredCurve[] {buy(TEN, text(wanted[2]) + " @ 0.40")};
                boolean accepted = faults(trader, curves).isEmpty();

                assertThat(accepted)
                        .as("seed %d, session %d", seed, session)
                        .isEqualTo(sells ? maySell(position, wanted) : mayBuy(position, wanted));
                if (accepted) {
                    trade(random, sells, position, wanted);
                }
                long net = position[0] - position[2];
                assertThat(net).as("seed %d, session %d", seed, session).isBetween(-20_000L, 15_000L);
                assertThat(position[1]).as("seed %d, session %d", seed, session).isLessThanOrEqualTo(10_000L);
            }
        }
    }

    private static boolean maySell(long[] position, long[] wanted) {
        BigInteger net = BigInteger.valueOf(position[0]).subtract(BigInteger.valueOf(position[2]));
        BigInteger after = net.add(BigInteger.valueOf(wanted[0])).add(BigInteger.valueOf(wanted[1]));
        return after.compareTo(BigInteger.valueOf(15_000)) <= 0 && position[1] + wanted[1] <= 10_000;
    }

    private static boolean mayBuy(long[] position, long[] wanted) {
        return position[2] - position[0] + wanted[2] <= 20_000;
    }

    /** @param position sold, of it renewable, and bought, in Wh */
    private static void trade(Random random, boolean sells, long[] position, long[] wanted) {
        if (sells) {
            long renewable = random.nextLong(wanted[1] + 1);
            position[0] += renewable + random.nextLong(wanted[0] + 1);
            position[1] += renewable;
        } else {
            position[2] += random.nextLong(wanted[2] + 1);
        }
    }

    private static String text(long wattHours) {
        return new WattHours(wattHours).toString();
    }

    private static PhysicalLimits limits(String feedIn, String renewable, String connection) {
        return new PhysicalLimits(
                Watts.ofKilowatts(feedIn), Watts.ofKilowatts(renewable), Watts.ofKilowatts(connection));
    }

    private static WattHours kilowattHours(String text) {
        return WattHours.ofKilowattHours(text);
    }

    private static Optional<QualificationFault> sellFault(Trader trader) {
        return faults(trader, renewable(TEN, "1 @ 0.40")).stream()
                .flatMap(fault -> fault instanceof NotQualified not ? Stream.of(not.fault()) : Stream.empty())
                .findFirst();
    }

    private static List<DeclarationFault> faults(Trader trader, DeclaredCurve... curves) {
        SessionState open = new SessionState.Open(block(1, "07:00"));
        DeclarationContext context =
                new DeclarationContext(new SessionStatus(INTRADAY, open), List.of(), trader, PRICES);
        return switch (DeclarationCheck.check(
                declaration("a", curves), context, block(20, "07:59"), instant("08:00"))) {
            case Accepted accepted -> List.of();
            case Refused refused -> refused.faults();
        };
    }
}
