package energy.wattle.sample.service;

import energy.wattle.trading.EditingHold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets played market time wait for those who edit a declaration: each has a lease, and time goes on when the last one
 * is over. Leases are of this process, as market time is.
 */
final class EditorsHold implements EditingHold {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Map<UUID, Long> leases = new HashMap<>();
    private final RealTime realTime;
    private final PlayedTime time;

    private final boolean isTimeOfDay;

    EditorsHold(PlayedTime time, RealTime realTime, boolean isTimeOfDay) {
        this.isTimeOfDay = isTimeOfDay;
        this.time = time;
        this.realTime = realTime;
    }

    @Override
    public Optional<Duration> lease() {
        return isTimeOfDay ? Optional.empty() : Optional.of(LEASE);
    }

    @Override
    public synchronized void renew(UUID editor) {
        if (!isTimeOfDay) {
            leases.put(editor, realTime.nanos() + LEASE.toNanos());
            apply();
        }
    }

    @Override
    public synchronized void end(UUID editor) {
        if (leases.remove(editor) != null) {
            apply();
        }
    }

    private void apply() {
        long now = realTime.nanos();
        leases.values().removeIf(until -> until - now <= 0);
        long longest =
                leases.values().stream().mapToLong(until -> until - now).max().orElse(0);
        time.hold(Duration.ofNanos(longest));
    }
}
