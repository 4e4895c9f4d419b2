package energy.wattle.assessment.core;

import energy.wattle.assessment.ForecastAccuracy;
import energy.wattle.assessment.Gain;
import energy.wattle.assessment.Outcome;
import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What came of one member's delivery; sums of several are those of all. Energy in Wh, money in micro-currency, gains in
 * 10⁻⁹ currency.
 *
 * @param intervals settled
 * @param fedIn Σ max(0, metered)
 * @param drawn Σ max(0, −metered)
 * @param forecastFedIn Σ max(0, forecast)
 * @param forecastDrawn Σ max(0, −forecast)
 * @param forecastIntervals of them, those with a forecast and a reading
 * @param error Σ (forecast − metered) over these
 * @param absoluteError Σ |forecast − metered| over these
 * @param metered Σ |metered| over these
 * @param saved Σ (G − p) × q over purchases
 * @param earned Σ (p − F) × q over sales
 */
public record MemberOutcome(
        long intervals,
        long fedIn,
        long drawn,
        long forecastFedIn,
        long forecastDrawn,
        long forecastIntervals,
        long error,
        long absoluteError,
        long metered,
        long shortfall,
        long surplus,
        long paid,
        long received,
        long bought,
        BigInteger saved,
        long sold,
        BigInteger earned) {

    public static final MemberOutcome NONE =
            new MemberOutcome(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigInteger.ZERO, 0, BigInteger.ZERO);

    private static final BigInteger NANOS_PER_MICRO = BigInteger.valueOf(1_000);

    /**
     * One settled interval of a member.
     *
     * @param deviation E − (C − D)
     * @param netExport E by the meter; nothing where something stands in for it
     * @param forecast of the same
     */
    static MemberOutcome settled(long deviation, Optional<Long> netExport, Optional<Long> forecast) {
        boolean isCompared = netExport.isPresent() && forecast.isPresent();
        long metered = isCompared ? netExport.orElseThrow() : 0;
        long error = isCompared ? Math.subtractExact(forecast.orElseThrow(), metered) : 0;
        return new MemberOutcome(
                1,
                Math.max(0, netExport.orElse(0L)),
                Math.max(0, Math.negateExact(netExport.orElse(0L))),
                Math.max(0, forecast.orElse(0L)),
                Math.max(0, Math.negateExact(forecast.orElse(0L))),
                isCompared ? 1 : 0,
                error,
                Math.absExact(error),
                Math.absExact(metered),
                deviation < 0 ? Math.negateExact(deviation) : 0,
                Math.max(0, deviation),
                0,
                0,
                0,
                BigInteger.ZERO,
                0,
                BigInteger.ZERO);
    }

    static MemberOutcome compensated(long paid, long received) {
        return new MemberOutcome(
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, paid, received, 0, BigInteger.ZERO, 0, BigInteger.ZERO);
    }

    static MemberOutcome purchase(long quantity, long saving) {
        return new MemberOutcome(
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, quantity, product(quantity, saving), 0, BigInteger.ZERO);
    }

    static MemberOutcome sale(long quantity, long earning) {
        return new MemberOutcome(
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigInteger.ZERO, quantity, product(quantity, earning));
    }

    public MemberOutcome plus(MemberOutcome other) {
        return new MemberOutcome(
                Math.addExact(intervals, other.intervals),
                Math.addExact(fedIn, other.fedIn),
                Math.addExact(drawn, other.drawn),
                Math.addExact(forecastFedIn, other.forecastFedIn),
                Math.addExact(forecastDrawn, other.forecastDrawn),
                Math.addExact(forecastIntervals, other.forecastIntervals),
                Math.addExact(error, other.error),
                Math.addExact(absoluteError, other.absoluteError),
                Math.addExact(metered, other.metered),
                Math.addExact(shortfall, other.shortfall),
                Math.addExact(surplus, other.surplus),
                Math.addExact(paid, other.paid),
                Math.addExact(received, other.received),
                Math.addExact(bought, other.bought),
                saved.add(other.saved),
                Math.addExact(sold, other.sold),
                earned.add(other.earned));
    }

    public Outcome outcome() {
        return new Outcome(
                intervals,
                new WattHours(fedIn),
                new WattHours(drawn),
                new WattHours(forecastFedIn),
                new WattHours(forecastDrawn),
                new WattHours(shortfall),
                new WattHours(surplus),
                new Money(paid),
                new Money(received),
                accuracy(),
                new Gain(new WattHours(bought), money(saved), new WattHours(sold), money(earned)));
    }

    private Optional<ForecastAccuracy> accuracy() {
        return metered == 0
                ? Optional.empty()
                : Optional.of(new ForecastAccuracy(
                        forecastIntervals,
                        Ratios.basisPoints(absoluteError, metered),
                        Ratios.basisPoints(error, metered)));
    }

    private static Money money(BigInteger nanos) {
        return new Money(Ratios.divide(nanos, NANOS_PER_MICRO).longValueExact());
    }

    private static BigInteger product(long quantity, long perKilowattHour) {
        return BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(perKilowattHour));
    }
}
