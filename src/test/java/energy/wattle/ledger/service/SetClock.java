package energy.wattle.ledger.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A host's clock that somebody can set wrong. */
final class SetClock extends Clock {

    private volatile Duration off = Duration.ZERO;

    /** @param other by how much it is ahead */
    void set(Duration other) {
        off = other;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(off);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC's");
    }
}
