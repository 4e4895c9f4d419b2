package energy.wattle.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that several meters of one scrape show: read once for all of them. While it cannot be read, as without a
 * database, there is none, and the failure is waited for once per scrape, too.
 */
public final class Glimpse<T> implements Supplier<Optional<T>> {

    private static final Logger log = LoggerFactory.getLogger(Glimpse.class);

    /** Shorter than the time between two scrapes, longer than one takes. */
    private static final long KEPT = Duration.ofSeconds(5).toNanos();

    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();
    private boolean wasRead;
    private long readAt;

    public Glimpse(Supplier<T> source) {
        this.source = source;
    }

    /** Empty while it cannot be read. */
    @Override
    public synchronized Optional<T> get() {
        if (!wasRead || System.nanoTime() - readAt > KEPT) {
            value = read();
            readAt = System.nanoTime();
            wasRead = true;
        }
        return value;
    }

    private Optional<T> read() {
        try {
            return Optional.of(source.get());
        } catch (RuntimeException e) {
            log.debug("Meters without a value: {}", e.toString());
            return Optional.empty();
        }
    }
}
