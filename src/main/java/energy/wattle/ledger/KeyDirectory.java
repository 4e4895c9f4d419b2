package energy.wattle.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who holds which keys in a market that several instances make up, as its founding document says. What it does not name
 * is the business of one instance only, as are all keys where it is empty.
 *
 * @param self name of this instance
 */
public record KeyDirectory(String self, SortedMap<KeyName, Entry> entries) {

    /** One instance holds all keys. */
    public static final KeyDirectory ALONE = new KeyDirectory("", Map.of());

    /**
     * The public side of one key.
     *
     * @param holder name of the instance that has the secret
     * @param signingKey public key for signatures
     * @param encryptionKey public key of the pair for encryption
     */
    public record Entry(String holder, Bytes signingKey, Bytes encryptionKey) {}

    public KeyDirectory {
        entries = new TreeMap<>(entries);
    }

    public KeyDirectory(String self, Map<KeyName, Entry> entries) {
        this(self, new TreeMap<>(entries));
    }

    /** Whether one instance holds all keys. */
    public boolean isAlone() {
        return entries.isEmpty();
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
}
