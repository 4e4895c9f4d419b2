package energy.wattle.shell.service;

import energy.wattle.shell.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Counts the beats, and keeps what was loaded since the last one. */
@Component
class HeartBeat implements Pulse {

    /** How long a load counts without a beat: market time goes on by itself. */
    static final Duration FRESH = Duration.ofSeconds(1);

    /** Keys of one load; the longest unused is forgotten first. */
    static final int MAXIMUM_KEYS = 100;

    /** Of the last look that pages are refreshed after; unbound where somebody asks for what is true now. */
    private static final ScopedValue<Long> LOOK = ScopedValue.newInstance();

    private final InstantSource clock;
    private final AtomicLong beats = new AtomicLong();

    HeartBeat(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void beat() {
        beats.incrementAndGet();
    }

    long beats() {
        return beats.get();
    }

    /**
     * Refreshes with what was loaded at this beat or later: those who are refreshed after one look, one after the
     * other, share their loads, though the market goes on meanwhile.
     */
    void refreshAfter(long beat, Runnable refresh) {
        ScopedValue.where(LOOK, beat).run(refresh);
    }

    @Override
    public <K, T> Function<K, T> shared(Function<K, T> load) {
        return new SharedLoad<>(load);
    }

    /** What was loaded, and when. The beat is read before loading, so that one that comes meanwhile counts. */
    private record Loaded<T>(T value, long beat, Instant at) {}

    private final class SharedLoad<K, T> implements Function<K, T> {

        private final Function<K, T> load;
        private final SequencedMap<K, Loaded<T>> kept = new LinkedHashMap<>();

        SharedLoad(Function<K, T> load) {
            this.load = load;
        }

        @Override
        public synchronized T apply(K key) {
            long beat = beats();
            Instant now = clock.instant();
            Loaded<T> loaded = kept.remove(key);
            if (loaded == null
                    || loaded.beat() < LOOK.orElse(beat)
                    || !now.isBefore(loaded.at().plus(FRESH))) {
                loaded = new Loaded<>(load.apply(key), beat, now);
            }
            kept.putLast(key, loaded);
            while (kept.size() > MAXIMUM_KEYS) {
                kept.pollFirstEntry();
            }
            return loaded.value();
        }
    }
}
