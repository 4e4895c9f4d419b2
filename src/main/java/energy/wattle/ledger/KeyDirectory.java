package energy.wattle.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who holds which keys in a market that several instances make up: as its founding document says and, for instances
 * that joined or were replaced later, as the main chain says. What neither names is the business of one instance only,
 * as are all keys where there is no document.
 */
public final class KeyDirectory {

    /** One instance holds all keys. */
    public static final KeyDirectory ALONE = new KeyDirectory("", Map.of(), Map.of());

    private final String self;
    private final Map<KeyName, Entry> founding;
    private final Map<KeyName, Entry> own;
    private volatile SortedMap<KeyName, Entry> entries;
    private volatile Map<KeyName, Entry> learned = Map.of();

    /**
     * The public side of one key.
     *
     * @param holder name of the instance that has the secret
     * @param signingKey public key for signatures
     * @param encryptionKey public key of the pair for encryption
     */
    public record Entry(String holder, Bytes signingKey, Bytes encryptionKey) {}

    /**
     * Keys by the founding document.
     *
     * @param self name of this instance
     * @param own keys that this instance brought when it was enrolled, which it knows before it has the chain
     */
    public KeyDirectory(String self, Map<KeyName, Entry> founding, Map<KeyName, Entry> own) {
        this.self = self;
        this.founding = new TreeMap<>(founding);
        this.own = new TreeMap<>(own);
        entries = together(Map.of());
    }

    /** Takes what the main chain says; whatever it names is as it says. */
    public void learn(Map<KeyName, Entry> enrolled) {
        if (!isAlone()) {
            learned = Map.copyOf(enrolled);
            entries = together(enrolled);
        }
    }

    private SortedMap<KeyName, Entry> together(Map<KeyName, Entry> enrolled) {
        SortedMap<KeyName, Entry> all = new TreeMap<>(founding);
        all.putAll(own);
        all.putAll(enrolled);
        return all;
    }

    /** Name of this instance. */
    public String self() {
        return self;
    }

    /** All keys that are known, by name. */
    public SortedMap<KeyName, Entry> entries() {
        return new TreeMap<>(entries);
    }

    /** The keys that the main chain says were brought after the founding, by any instance. */
    public Map<KeyName, Entry> learned() {
        return learned;
    }

    /** The keys that this instance brought when it was enrolled; none of an instance that the document names. */
    public Map<KeyName, Entry> enrolled() {
        return Map.copyOf(own);
    }

    /** Whether one instance holds all keys. */
    public boolean isAlone() {
        return founding.isEmpty();
    }

    /** Whether this instance has the secret of the key. */
    public boolean holds(KeyName name) {
        Entry entry = entries.get(name);
        return entry == null || entry.holder().equals(self);
    }

    /** A key whose secret another instance has; nothing for this one's own. */
    public Optional<Entry> elsewhere(KeyName name) {
        return Optional.ofNullable(entries.get(name))
                .filter(entry -> !entry.holder().equals(self));
    }

    /** A key as the chains began with it, whoever holds it now; nothing where the document does not name it. */
    public Optional<Entry> founding(KeyName name) {
        return Optional.ofNullable(founding.get(name));
    }
}
