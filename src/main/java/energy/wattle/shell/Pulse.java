package energy.wattle.shell;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The heart of the pages that follow the market. Whoever changes what pages show beats it, after the change can be read
 * (after its transaction); pages are refreshed at most once a second, however often it beats.
 */
public interface Pulse {

    /** Something changed. Costs next to nothing; may be called from any thread. */
    void beat();

    /**
     * Loads what everybody sees alike once for all who ask, and anew after a beat or a second. For facades, not for
     * what only one reader may see.
     *
     * @param load by a key, such as a zone; called by one caller at a time
     */
    <K, T> Function<K, T> shared(Function<K, T> load);

    /** {@link #shared(Function)} of one thing. */
    default <T> Supplier<T> shared(Supplier<T> load) {
        Function<String, T> only = shared(key -> load.get());
        return () -> only.apply("");
    }
}
