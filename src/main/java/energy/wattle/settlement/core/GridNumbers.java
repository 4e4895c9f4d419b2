package energy.wattle.settlement.core;

import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.time.Instant;

/** Intervals and prices as numbers on the ledger, with their bounds. */
final class GridNumbers {

    /** Prices and fees on the ledger lie between −1,000,000 and 1,000,000 per kWh. */
    static final long HIGHEST_PRICE = 1_000_000_000_000L;

    /** Intervals of one UTC day. */
    static final long PER_DAY = 96;

    private static final long SECONDS = Interval.LENGTH.toSeconds();
    private static final long LAST = Instant.parse("9999-12-31T23:45:00Z").getEpochSecond() / SECONDS;

    private GridNumbers() {}

    /** Quarter hours since 1970. */
    static long of(Interval interval) {
        return of(interval.start());
    }

    /** Quarter hours since 1970 that are over at this instant. */
    static long of(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    static Interval interval(long number) {
        return new Interval(instant(number));
    }

    static Instant instant(long number) {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    static Interval readInterval(WireReader fields, int field) {
        return interval(fields.uint(field, LAST));
    }

    static Instant readInstant(WireReader fields, int field) {
        return instant(fields.uint(field, LAST));
    }

    /** A price of either sign, within the bounds. */
    static Price readPrice(WireReader fields, int field) {
        return checked(new Price(fields.sint(field)));
    }

    static Price checked(Price price) {
        if (price.micros() > HIGHEST_PRICE || price.micros() < -HIGHEST_PRICE) {
            throw new MalformedException("price %s is beyond %s".formatted(price, new Price(HIGHEST_PRICE)));
        }
        return price;
    }

    /** @throws ArithmeticException if the ledger's encoding has no room for it: it has 62 bits and a sign */
    static WireWriter writeSigned(WireWriter writer, int field, long value) {
        if (value >= 1L << 62 || value < -(1L << 62)) {
            throw new ArithmeticException("leaves 63 bits: " + value);
        }
        return writer.sint(field, value);
    }
}
